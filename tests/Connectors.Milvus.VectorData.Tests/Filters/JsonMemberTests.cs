using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Filters on members of objects that are stored as JSON let through what C# does.</summary>
public sealed class JsonMemberTests : IAsyncLifetime
{
    private static readonly string[] Wanted = ["a", "b"];
    private static readonly Person[] People =
    [
        new() { Key = 1, Address = new() { City = "Rome", Zip = 100, Height = 1.5, IsMain = true, Tags = ["a", "b"], Country = new() { Code = "IT" } } },
        new() { Key = 2, Address = new() { City = "Köln \"x\"", Zip = 200, Height = -2, Tags = [], Kind = DayOfWeek.Friday } },
        new() { Key = 3, Address = new() { Zip = 300, Height = 0.1, Level = 7, Tags = ["b"], Country = new() } },
        new() { Key = 4 },
    ];

    private readonly TestServer _server = new();
    private MilvusCollection<long, Person> _people = null!;

    public static TheoryData<string, Expression<Func<Person, bool>>> Filters => new()
    {
        { "Address[\"city\"] == {p0}", r => r.Address!.City == "Rome" },
        { "(Address[\"city\"] != {p0}) or (Address[\"city\"] is null)", r => r.Address!.City != "Rome" },
        { "Address[\"city\"] is null", r => r.Address!.City == null },
        { "Address[\"city\"] like {p0}", r => r.Address!.City!.StartsWith("Köln \"") },
        { "Address[\"Zip\"] > {p0}", r => r.Address!.Zip > 150.5 },
        { "Address[\"Height\"] <= {p0}", r => r.Address!.Height <= 0.1 },
        { "Address[\"Level\"] is not null", r => r.Address!.Level != null },
        { "(Address[\"Level\"] <= {p0}) or (Address[\"Level\"] is null)", r => !(r.Address!.Level > 7) },
        { "Address[\"IsMain\"] == true", r => r.Address!.IsMain },
        { "Address[\"Kind\"] == {p0}", r => r.Address!.Kind == DayOfWeek.Friday },
        { "Address[\"Country\"][\"Code\"] == {p0}", r => r.Address!.Country!.Code == "IT" },
        { "Address[\"Zip\"] in {p0}", r => new[] { 100, 300 }.Contains(r.Address!.Zip) },
        { "json_contains(Address[\"Tags\"], {p0})", r => r.Address!.Tags.Contains("b") },
        { "json_contains_any(Address[\"Tags\"], {p0})", r => r.Address!.Tags.Any(tag => Wanted.Contains(tag)) },
        { "json_contains_all(Address[\"Tags\"], {p0})", r => Wanted.All(tag => r.Address!.Tags.Contains(tag)) },
        { "array_length(Address[\"Tags\"]) == {p0}", r => r.Address!.Tags.Count == 1 },
        { "(Address is not null) and (Address[\"Zip\"] < {p0})", r => r.Address != null && r.Address.Zip < 250 },
        { "array_length(Address[\"Tags\"]) != {p0}", r => r.Address!.Tags.Count != 0 },
        { "array_length(Address[\"Tags\"]) >= {p0}", r => !(r.Address!.Tags.Count < 1) },
        { "Address is null", r => r.Address == null },
    };

    public async Task InitializeAsync()
    {
        _people = new MilvusCollection<long, Person>(_server.Client, _server.UniqueName("people"), ownsClient: false);
        await _people.EnsureCollectionExistsAsync();
        await _people.UpsertAsync(People);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [ServerTheory(Requires = ServerFeature.FilterLanguage)]
    [MemberData(nameof(Filters))]
    public async Task Translates_and_agrees(string expected, Expression<Func<Person, bool>> filter)
    {
        Assert.Equal(expected, FilterTranslator.Translate(filter, CollectionModels.OfClass<long, Person>(null, null)).Expression);

        var compiled = filter.Compile();
        var actual = await _people.GetAsync(filter, top: 10).Select(person => person.Key).ToListAsync();
        Assert.Equal(
            People.Where(person => Answer(compiled, person) == true).Select(person => person.Key),
            actual.Where(key => Answer(compiled, People[key - 1]) is not null).Order());
    }

    [Fact]
    public void What_JSON_cannot_answer_is_refused()
    {
        Assert.Contains("does not write", Refuse(r => r.Address!.Secret == "a").Message, StringComparison.Ordinal);
        Assert.Contains("stored as JSON", Refuse(r => r.Address!.Since == DateTime.MinValue).Message, StringComparison.Ordinal);
        Assert.Contains("'r.Address.Country' cannot be", Refuse(r => r.Address!.Country == null).Message, StringComparison.Ordinal);
        Assert.Contains("compare one of its members with null, or its length with 0", Refuse(r => r.Address!.Tags != null).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be compared", Refuse(r => r.Address!.Zip == r.Address.Level).Message, StringComparison.Ordinal);
        Assert.Contains("do not sort", Refuse(r => r.Address!.Kind > DayOfWeek.Monday).Message.Replace("does not sort", "do not sort", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static NotSupportedException Refuse(Expression<Func<Person, bool>> filter) =>
        Assert.Throws<NotSupportedException>(() => FilterTranslator.Translate(filter, CollectionModels.OfClass<long, Person>(null, null)));

    private static bool? Answer(Func<Person, bool> filter, Person person)
    {
        try
        {
            return filter(person);
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    public sealed class Person
    {
        [VectorStoreKey]
        public long Key { get; set; }

        [VectorStoreData]
        public Address? Address { get; set; }
    }

    public sealed class Address
    {
        [JsonPropertyName("city")]
        public string? City { get; set; }

        public int Zip { get; set; }

        public int? Level { get; set; }

        public double Height { get; set; }

        public bool IsMain { get; set; }

        public DayOfWeek Kind { get; set; }

        public List<string> Tags { get; set; } = [];

        public Country? Country { get; set; }

        public DateTime Since { get; set; }

        [JsonIgnore]
        public string? Secret { get; set; }
    }

    public sealed class Country
    {
        public string? Code { get; set; }
    }
}
