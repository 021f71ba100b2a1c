using System.Buffers;
using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>Strings in either quote, with C escapes, optional encoding prefix (u8 u U L); raw strings r"…".</summary>
internal static class StringLiterals
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static bool StartsAt(string text, int position) => QuoteAt(text, position) >= 0;

    public static Token Read(string text, int start)
    {
        var quote = QuoteAt(text, start);
        return text[start] is 'r' or 'R' ? Raw(text, start, quote) : Escaped(text, start, quote);
    }

    private static int QuoteAt(string text, int position)
    {
        var rest = text.AsSpan(position);
        var prefix = rest switch
        {
            ['"' or '\'', ..] => 0,
            ['u' or 'U' or 'L' or 'r' or 'R', '"' or '\'', ..] => 1,
            ['u', '8', '"' or '\'', ..] => 2,
            _ => -1,
        };
        return prefix < 0 ? -1 : position + prefix;
    }

    // A backslash is kept, and so is what follows it, which therefore cannot end the string.
    private static Token Raw(string text, int start, int quote)
    {
        for (var i = quote + 1; i < text.Length && text[i] is not '\r' and not '\n'; i++)
        {
            if (text[i] == text[quote])
                return new Token(TokenKind.String, start, i + 1, new StringLiteral(text[(quote + 1)..i], false));
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is not '\r' and not '\n')
                i++;
        }

        throw Unterminated(text, start);
    }

    private static Token Escaped(string text, int start, int quote)
    {
        var content = text.AsSpan(quote + 1);
        var plain = content.IndexOfAny(text[quote], '\\', '\n');
        if (plain >= 0 && content[plain] == text[quote] && !content[..plain].Contains('\r'))
            return new Token(TokenKind.String, start, quote + plain + 2, new StringLiteral(content[..plain].ToString(), false));

        var reader = new EscapeReader(text, quote + 1);
        while (reader.Position < text.Length && text[reader.Position] is not '\r' and not '\n')
        {
            if (text[reader.Position] == text[quote])
                return new Token(TokenKind.String, start, reader.Position + 1, reader.Finish(start));
            reader.ReadCharacter();
        }

        throw Unterminated(text, start);
    }

    private static FilterException Unterminated(string text, int start)
    {
        var lineBreak = text.AsSpan(start).IndexOfAny('\r', '\n');
        return lineBreak < 0
            ? Invalid(start, "the string has no closing quote")
            : Invalid(start + lineBreak, "a string ends on its line; write a line break as \\n");
    }

    private static FilterException Invalid(int position, string message) => new(position, $"invalid expression: {message}");

    /// <summary>Collects UTF-8, because \xHH and octal escapes are bytes, of which several make a character.</summary>
    private ref struct EscapeReader(string text, int position)
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();
        private bool _hasPatternEscape;
        private (int Position, char Letter)? _unknown;

        public int Position { get; private set; } = position;

        public void ReadCharacter()
        {
            if (text[Position] == '\\')
            {
                Position++;
                ReadEscape();
                return;
            }

            var rune = Rune.GetRuneAt(text, Position);
            Position += rune.Utf16SequenceLength;
            Append(rune);
        }

        public readonly StringLiteral Finish(int start)
        {
            try
            {
                return new StringLiteral(StrictUtf8.GetString(_bytes.WrittenSpan), _hasPatternEscape, _unknown);
            }
            catch (DecoderFallbackException)
            {
                throw Invalid(start, "the escapes of the string do not make valid UTF-8");
            }
        }

        private void ReadEscape()
        {
            if (Position == text.Length)
                throw Invalid(Position, "the string has no closing quote");
            var c = text[Position++];
            switch (c)
            {
                case '\'' or '"' or '?' or '\\': Append((byte)c); break;
                case 'a': Append(0x07); break;
                case 'b': Append(0x08); break;
                case 'f': Append(0x0C); break;
                case 'n': Append(0x0A); break;
                case 'r': Append(0x0D); break;
                case 't': Append(0x09); break;
                case 'v': Append(0x0B); break;
                case 'x': Append((byte)Hex(1, 2)); break;
                case 'u': Append(Scalar(4)); break;
                case 'U': Append(Scalar(8)); break;
                case >= '0' and <= '7': ReadOctal(c - '0'); break;
                case '%' or '_':
                    _hasPatternEscape = true;
                    Append((byte)'\\');
                    Append((byte)c);
                    break;
                default:
                    _unknown ??= (Position - 2, c);
                    Append((byte)'\\');
                    Position--;
                    break;
            }
        }

        private void ReadOctal(int value)
        {
            for (var i = 1; i < 3 && Position < text.Length && text[Position] is >= '0' and <= '7'; i++)
                value = (value * 8) + text[Position++] - '0';
            if (value > byte.MaxValue)
                throw Invalid(Position - 4, "an octal escape is at most \\377");
            Append((byte)value);
        }

        private Rune Scalar(int digits)
        {
            var start = Position - 2;
            var value = Hex(digits, digits);
            return Rune.IsValid(value)
                ? new Rune(value)
                : throw Invalid(start, "the escape names no character; characters beyond U+FFFF are written \\UXXXXXXXX");
        }

        private uint Hex(int min, int max)
        {
            var length = 0;
            while (length < max && Position + length < text.Length && char.IsAsciiHexDigit(text[Position + length]))
                length++;
            if (length < min)
                throw Invalid(Position + length, $"expected {min} hexadecimal digits");
            var value = uint.Parse(text.AsSpan(Position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            Position += length;
            return value;
        }

        private readonly void Append(Rune rune)
        {
            _bytes.Advance(rune.EncodeToUtf8(_bytes.GetSpan(4)));
        }

        private readonly void Append(byte value)
        {
            _bytes.GetSpan(1)[0] = value;
            _bytes.Advance(1);
        }
    }
}
