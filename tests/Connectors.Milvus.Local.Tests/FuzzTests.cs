using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests;

/// <summary>Whatever the bytes: an answer with a status, never an exception, and the engine works afterwards.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 4000;
    private const int WellFormedRounds = 400;

    // FUZZ=1000 sends as many lots of well-formed messages.
    private static readonly int WellFormedFiles = int.TryParse(Environment.GetEnvironmentVariable("FUZZ"), System.Globalization.CultureInfo.InvariantCulture, out var files) ? files : 12;

    [Fact]
    public async Task Random_bytes_never_break_the_handler()
    {
        await using var file = new LocalFile();
        var random = new Random(20260801);

        for (var round = 0; round < Rounds; round++)
        {
            var body = new byte[random.Next(64)];
            random.NextBytes(body);
            var framed = random.Next(2) == 0 ? LocalFile.Frame(body) : body;
            await SendAsync(file, MilvusRpcs.All[random.Next(MilvusRpcs.All.Count)], framed);
        }

        await AssertWorksAsync(file);
    }

    [Fact]
    public async Task Mutated_requests_never_break_the_handler()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var requests = Requests().Select(pair => (pair.Rpc, Bytes: pair.Request.ToByteArray())).ToArray();
        var random = new Random(20260802);

        for (var round = 0; round < Rounds; round++)
        {
            var (rpc, bytes) = requests[random.Next(requests.Length)];
            await SendAsync(file, rpc, LocalFile.Frame(Mutate(bytes, random)));
        }

        await AssertWorksAsync(file);
    }

    [Fact]
    public async Task Well_formed_nonsense_to_every_RPC_never_breaks_the_handler()
    {
        // A file for each seed: sooner or later a message drops the collection that the others are about.
        for (var seed = 20260803; seed < 20260803 + WellFormedFiles; seed++)
        {
            await using var file = new LocalFile(new MilvusLocalOptions { Durability = MilvusDurability.Normal });
            await Samples.FillAsync(file, "c");
            var random = new Random(seed);
            var messages = new RandomMessage(random);
            for (var round = 0; round < WellFormedRounds; round++)
            {
                var rpc = MilvusRpcs.All[random.Next(MilvusRpcs.All.Count)];
                await SendAsync(file, rpc, LocalFile.Frame(messages.Next(rpc.GetType().GenericTypeArguments[0]).ToByteArray()));
            }

            await AssertWorksAsync(file);
        }
    }

    private static (MilvusRpc Rpc, IMessage Request)[] Requests() =>
    [
        (MilvusRpcs.CreateCollection, Samples.Create(Samples.Schema("d"))),
        (MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionName = "c" }),
        (MilvusRpcs.CreateIndex, Samples.Index("c")),
        (MilvusRpcs.CreatePartition, new CreatePartitionRequest { CollectionName = "c", PartitionName = "p" }),
        (MilvusRpcs.Insert, Samples.Insert("c")),
        (MilvusRpcs.Upsert, UpsertRequest.Parser.ParseFrom(Samples.Insert("c").ToByteArray())),
        (MilvusRpcs.Delete, new DeleteRequest { CollectionName = "c", Expr = "id in [7, 8]" }),
        (MilvusRpcs.Query, new QueryRequest
        {
            CollectionName = "c",
            Expr = "id in {ids} and name like \"t%\"",
            OutputFields = { "*" },
            QueryParams = { Samples.Pair("limit", "5") },
            ExprTemplateValues = { { "ids", ExpressionTemplates.Encode(new[] { 1L, 2L }) } },
        }),
        (MilvusRpcs.Search, Samples.Search("c", 1, 0)),
        (MilvusRpcs.HybridSearch, new HybridSearchRequest
        {
            CollectionName = "c",
            Requests = { Samples.Search("c", 1, 0), Samples.Search("c", 0, 1) },
            RankParams = { Samples.Pair("strategy", "weighted"), Samples.Pair("weights", "[0.5,0.5]"), Samples.Pair("limit", "3") },
        }),
    ];

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0: mutated[at] = (byte)random.Next(256); break;
                case 1: mutated[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: mutated.RemoveRange(at, Math.Min(random.Next(1, 4), mutated.Count - at - (at == 0 ? 1 : 0))); break;
                case 3: mutated.InsertRange(at, bytes.Take(random.Next(1, Math.Min(9, bytes.Length + 1)))); break;
                default: mutated.Insert(at, (byte)random.Next(256)); break;
            }
        }

        return [.. mutated];
    }

    private static async Task SendAsync(LocalFile file, MilvusRpc rpc, byte[] body)
    {
        var answer = await file.SendAsync(rpc.Path, new ByteArrayContent(body));
        Assert.InRange(answer.Status, 0, 16);
        if (answer.Status == 0)
        {
            var status = StatusOf(rpc, answer.Body);
            // A mutated request may break any rule of Milvus; an exception nobody meant leaves its stack in the detail.
            Assert.False(
                status?.Detail.Contains("   at Connectors.", StringComparison.Ordinal) == true,
                $"{rpc.Name} {Convert.ToHexString(body)}: {status?.Detail}");
        }
    }

    // An answer is a status, or has its status in field 1.
    private static Status? StatusOf(MilvusRpc rpc, byte[] body)
        => rpc.GetType().GenericTypeArguments[1] == typeof(Status)
            ? Status.Parser.ParseFrom(body)
            : StatusIn(body);

    private static Status? StatusIn(byte[] body)
    {
        var input = new CodedInputStream(body);
        while (input.ReadTag() is var tag and not 0)
        {
            if (tag == WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited))
                return Status.Parser.ParseFrom(input.ReadBytes());

            input.SkipLastField();
        }

        return null;
    }

    private static async Task AssertWorksAsync(LocalFile file)
    {
        await Samples.FillAsync(file, "afterwards");
        var results = (await file.SucceedAsync(MilvusRpcs.Search, Samples.Search("afterwards", 3, 0))).Results;
        Assert.Equal(3, results.Ids.IntId.Data[0]);
    }
}
