using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// decimal in VarChar fields: the exact value without trailing zeros, so that 1.50 and 1.5, which C# holds to be equal, are the
/// same text. Texts do not sort as numbers do.
/// </summary>
internal sealed class DecimalCodec : FormattedCodec<decimal>
{
    /// <summary>29 digits, a sign and a point.</summary>
    public const int Length = 31;

    private const string ExactFormat = "0.############################";

    private DecimalCodec(int maxLength)
        : base(maxLength)
    {
    }

    public static DecimalCodec? For(FieldType field) =>
        field.Type == MilvusDataType.VarChar ? new DecimalCodec(field.MaxLength ?? FieldType.LargestMaxLength) : null;

    public static string Text(decimal value) => value.ToString(ExactFormat, CultureInfo.InvariantCulture);

    protected override int Format(decimal value, Span<byte> utf8) =>
        value.TryFormat(utf8, out int written, ExactFormat, CultureInfo.InvariantCulture) ? written : throw new InvalidOperationException("64 bytes hold every decimal.");

    protected override bool TryParse(string text, out decimal value) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out value);
}
