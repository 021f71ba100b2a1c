using System.Globalization;

namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>Decimal, octal (leading 0), hexadecimal and binary integers; decimal and hexadecimal floats.</summary>
internal static class NumberLiterals
{
    public static bool StartsAt(string text, int position) =>
        char.IsAsciiDigit(text[position])
        || (text[position] == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]));

    public static Token Read(string text, int start)
    {
        var token = Prefix(text, start) switch
        {
            'x' => Hexadecimal(text, start),
            'b' => Radix(text, start, start + 2, 2),
            _ => Decimal(text, start),
        };
        return token.End < text.Length && Keywords.IsNamePart(text[token.End])
            ? throw Invalid(token.End, $"unexpected '{text[token.End]}' in a number")
            : token;
    }

    private static char Prefix(string text, int start) =>
        text[start] == '0' && start + 1 < text.Length ? char.ToLowerInvariant(text[start + 1]) : '\0';

    private static Token Decimal(string text, int start)
    {
        var end = Digits(text, start);
        var isFloat = false;
        if (end < text.Length && text[end] == '.')
        {
            isFloat = true;
            end = Digits(text, end + 1);
        }

        var exponent = Exponent(text, end, 'e');
        if (exponent != end || isFloat)
            return Float(start, exponent, double.Parse(text.AsSpan(start, exponent - start), NumberStyles.Float, CultureInfo.InvariantCulture));
        if (text[start] == '0' && end - start > 1)
            return Radix(text, start, start + 1, 8);
        return ulong.TryParse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new Token(TokenKind.Integer, start, end, value)
            : throw TooLarge(start);
    }

    private static Token Radix(string text, int start, int position, uint radix)
    {
        ulong value = 0;
        var end = position;
        for (; end < text.Length && char.IsAsciiHexDigit(text[end]); end++)
        {
            var digit = (uint)Convert.ToInt32(text[end].ToString(), 16);
            if (digit >= radix)
                throw Invalid(end, $"'{text[end]}' is not a digit of base {radix}; a leading 0 makes an integer octal");
            if (value > (ulong.MaxValue - digit) / radix)
                throw TooLarge(start);
            value = (value * radix) + digit;
        }

        return end == position
            ? throw Invalid(end, $"expected a digit of base {radix}")
            : new Token(TokenKind.Integer, start, end, value);
    }

    private static Token Hexadecimal(string text, int start)
    {
        var whole = HexDigits(text, start + 2);
        var hasPoint = whole < text.Length && text[whole] == '.';
        var end = hasPoint ? HexDigits(text, whole + 1) : whole;
        var exponent = Exponent(text, end, 'p');
        if (exponent == end)
            return hasPoint ? throw Invalid(end, "a hexadecimal float ends with an exponent, 0x1.8p3") : Radix(text, start, start + 2, 16);
        var mantissa = 0d;
        var digits = text.AsSpan(start + 2, end - start - 2);
        foreach (var c in digits)
            mantissa = c == '.' ? mantissa : (mantissa * 16) + Convert.ToInt32(c.ToString(), 16);
        if (digits.TrimStart('.').IsEmpty)
            throw Invalid(start + 2, "expected a hexadecimal digit");
        var fraction = hasPoint ? end - whole - 1 : 0;
        var power = int.TryParse(text.AsSpan(end + 1, exponent - end - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw TooLarge(start);
        return Float(start, exponent, Math.ScaleB(mantissa, Math.Clamp(power, -100_000, 100_000) - (4 * fraction)));
    }

    private static Token Float(int start, int end, double value) =>
        double.IsFinite(value) ? new Token(TokenKind.Float, start, end, value) : throw TooLarge(start);

    private static int Digits(string text, int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return position;
    }

    private static int HexDigits(string text, int position)
    {
        while (position < text.Length && char.IsAsciiHexDigit(text[position]))
            position++;
        return position;
    }

    // The end of an exponent that starts here, or the position itself when there is none.
    private static int Exponent(string text, int position, char marker)
    {
        if (position == text.Length || char.ToLowerInvariant(text[position]) != marker)
            return position;
        var digits = position + 1;
        if (digits < text.Length && text[digits] is '+' or '-')
            digits++;
        var end = Digits(text, digits);
        return end == digits ? throw Invalid(end, "expected the digits of the exponent") : end;
    }

    private static FilterException TooLarge(int position) =>
        Invalid(position, "the number is out of range; integers have 64 bits, floats are finite doubles");

    private static FilterException Invalid(int position, string message) => new(position, $"invalid expression: {message}");
}
