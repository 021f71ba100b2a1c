using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Connectors.Milvus.VectorData.DependencyInjection;

/// <summary>
/// Reads the keys of one configuration section. A key that nothing asks for, and a value that its key does not take, are errors that
/// name the key by its path. Values of keys that may hold a secret are never quoted.
/// </summary>
internal sealed class SettingsReader
{
    private readonly string _path;
    private readonly Dictionary<string, IConfigurationSection> _keys;
    private readonly List<string> _asked = [];

    /// <param name="configuration">The section; the root counts as one without a path.</param>
    public SettingsReader(IConfiguration configuration)
    {
        _path = configuration is IConfigurationSection section ? section.Path : "";
        _keys = configuration.GetChildren().ToDictionary(each => each.Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What a message calls the section.</summary>
    public string Place => _path.Length == 0 ? "The configuration" : $"The configuration section '{_path}'";

    public string? Text(string name) => Read(name);

    /// <summary>The text of a key that has two names, of which one may be there.</summary>
    public string? Text(string name, string otherName) => (Read(name), Read(otherName)) switch
    {
        ({ } text, null) => text,
        (null, var text) => text,
        _ => throw new ArgumentException($"The settings '{Path(name)}' and '{Path(otherName)}' say the same. Leave one out."),
    };

    public int? Number(string name) => Read(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number
        : throw Wrong(name, text, "a whole number");

    public bool? Flag(string name) => Read(name) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : throw Wrong(name, text, "true or false");

    /// <summary>A bare number would be days to .NET and seconds to most readers, so hours, minutes and seconds are all asked for.</summary>
    public TimeSpan? Duration(string name) => Read(name) is not { } text ? null
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan duration) && text.Contains(':', StringComparison.Ordinal) ? duration
        : throw Wrong(name, text, "hours:minutes:seconds, for example 00:00:10 for ten seconds");

    public TEnum? OneOf<TEnum>(string name, params TEnum[] values)
        where TEnum : struct, Enum
    {
        if (Read(name) is not { } text)
            return null;

        foreach (TEnum value in values)
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw Wrong(name, text, $"one of {string.Join(", ", values)}");
    }

    /// <summary>What a key with keys of its own holds; null where it is not there.</summary>
    public T? Section<T>(string name, Func<SettingsReader, T> read)
        where T : class
    {
        _asked.Add(name);
        if (!_keys.TryGetValue(name, out IConfigurationSection? section))
            return null;
        if (!section.GetChildren().Any())
            throw new ArgumentException($"The setting '{Path(name)}' has a value, but takes keys of its own.");

        var reader = new SettingsReader(section);
        T value = read(reader);
        reader.RefuseOthers();
        return value;
    }

    /// <exception cref="ArgumentException">The section has a key that was not asked for.</exception>
    public void RefuseOthers()
    {
        string[] others = [.. _keys.Keys.Where(key => !_asked.Contains(key, StringComparer.OrdinalIgnoreCase))];
        if (others.Length > 0)
        {
            throw new ArgumentException(
                $"{Place} has the unknown {(others.Length == 1 ? "key" : "keys")} "
                + $"{string.Join(", ", others.Select(key => $"'{key}'"))}. It takes {string.Join(", ", _asked)}."
                + (_path.Length == 0 ? " Pass a section: configuration.GetSection(\"Milvus\")." : ""));
        }
    }

    private string? Read(string name)
    {
        _asked.Add(name);
        if (!_keys.TryGetValue(name, out IConfigurationSection? section))
            return null;

        // An empty value is what an environment variable without text leaves: it says nothing.
        return !section.GetChildren().Any() ? section.Value is { Length: > 0 } text ? text : null
            : throw new ArgumentException($"The setting '{Path(name)}' has keys of its own, but takes one value.");
    }

    private ArgumentException Wrong(string name, string text, string takes) => new($"The setting '{Path(name)}' is '{text}'. It takes {takes}.");

    private string Path(string name) => _path.Length == 0 ? name : $"{_path}:{name}";
}
