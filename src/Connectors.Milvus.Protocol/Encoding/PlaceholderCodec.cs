using System.Text;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol;

/// <summary>What a search looks for: one value per query.</summary>
/// <param name="Type">What the values are.</param>
/// <param name="Values">One entry per query, laid out like a row of the vector type; UTF-8 for text.</param>
public sealed record Placeholders(PlaceholderType Type, IReadOnlyList<ByteString> Values)
{
    /// <summary>Whether a field of several vectors per row is searched for single ones, each a hit of its own.</summary>
    public bool IsElementLevel { get; init; }
}

/// <summary>Writes and reads <see cref="SearchRequest.PlaceholderGroup"/>: one placeholder tagged <c>$0</c>.</summary>
public static class PlaceholderCodec
{
    private const string Tag = "$0";

    /// <summary>The placeholder group of float vectors: little-endian, 4 bytes per element.</summary>
    public static ByteString EncodeFloats(IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        var values = new ByteString[vectors.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = PackedFloats.Pack(vectors[i].Span);

        return Encode(new Placeholders(PlaceholderType.FloatVector, values));
    }

    /// <summary>The placeholder group of texts, for fields that a function of the server embeds.</summary>
    public static ByteString EncodeTexts(IReadOnlyList<string> texts)
        => Encode(new Placeholders(PlaceholderType.VarChar, [.. texts.Select(text => ByteString.CopyFrom(text, Encoding.UTF8))]));

    /// <summary>The placeholder group of values that already have the wire's layout.</summary>
    public static ByteString Encode(Placeholders placeholders)
    {
        var placeholder = new PlaceholderValue { Tag = Tag, Type = placeholders.Type, ElementLevel = placeholders.IsElementLevel };
        placeholder.Values.AddRange(placeholders.Values);
        return new PlaceholderGroup { Placeholders = { placeholder } }.ToByteString();
    }

    /// <summary>Reads a placeholder group.</summary>
    /// <exception cref="InvalidDataException">It is not one, or does not hold exactly one placeholder.</exception>
    public static Placeholders Decode(ByteString group)
    {
        PlaceholderGroup parsed;
        try
        {
            parsed = PlaceholderGroup.Parser.ParseFrom(group);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException("The placeholder group is not a serialized PlaceholderGroup.", exception);
        }

        if (parsed.Placeholders.Count != 1)
            throw new InvalidDataException(
                $"The placeholder group holds {parsed.Placeholders.Count} placeholders; a search has exactly one.");

        var placeholder = parsed.Placeholders[0];
        return new Placeholders(placeholder.Type, placeholder.Values) { IsElementLevel = placeholder.ElementLevel };
    }
}
