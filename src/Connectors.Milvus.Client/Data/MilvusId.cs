using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>One primary key: an Int64 or a text.</summary>
public readonly struct MilvusId : IEquatable<MilvusId>
{
    private readonly string? _text;
    private readonly long _number;

    /// <summary>A numeric key.</summary>
    /// <param name="value">The key.</param>
    public MilvusId(long value) => _number = value;

    /// <summary>A text key.</summary>
    /// <param name="value">The key.</param>
    public MilvusId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _text = value;
    }

    /// <summary>Whether the key is a text.</summary>
    public bool IsText => _text is not null;

    /// <summary>The numeric key.</summary>
    /// <exception cref="InvalidOperationException">The key is a text.</exception>
    public long Number => _text is null
        ? _number
        : throw new InvalidOperationException($"The key '{_text}' is a text. Read {nameof(Text)}, or {nameof(Value)} for either.");

    /// <summary>The text key.</summary>
    /// <exception cref="InvalidOperationException">The key is a number.</exception>
    public string Text => _text
        ?? throw new InvalidOperationException($"The key {ToString()} is a number. Read {nameof(Number)}, or {nameof(Value)} for either.");

    /// <summary>The key, a boxed <see cref="long"/> or a <see cref="string"/>.</summary>
    public object Value => _text ?? (object)_number;

    /// <summary>Makes a numeric key.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator MilvusId(long value) => new(value);

    /// <summary>Makes a text key.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator MilvusId(string value) => new(value);

    /// <summary>Whether two keys are the same key.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    public static bool operator ==(MilvusId left, MilvusId right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    public static bool operator !=(MilvusId left, MilvusId right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(MilvusId other) => _number == other._number && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is MilvusId other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _text is null ? _number.GetHashCode() : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>The key as invariant text.</summary>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);
}
