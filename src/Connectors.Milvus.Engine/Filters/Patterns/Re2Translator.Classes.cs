using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Filters.Patterns;

// Escapes and classes of characters.
internal sealed partial class Re2Translator
{
    private string? Escape()
    {
        var letter = _position + 1 < _pattern.Length ? _pattern[_position + 1] : throw new PatternException(@"trailing \");
        switch (letter)
        {
            case 'A' or 'z' or 'b' or 'B':
                _position += 2;
                return $@"\{letter}";
            case 'Q':
                var end = _pattern.IndexOf(@"\E", _position + 2, StringComparison.Ordinal);
                _position += 2;
                _quoteEnd = end < 0 ? _pattern.Length : end;
                return IsQuoted ? Quoted() : LeaveQuote();
            default:
                return Named() is var (set, isNegated)
                    ? set.Write(isNegated, _flags.HasFlag(Flags.IgnoreCase))
                    : Literal(EscapedRune());
        }
    }

    private string Quoted()
    {
        var literal = Literal(NextRune());
        if (!IsQuoted)
            LeaveQuote();
        return literal;
    }

    private string? LeaveQuote()
    {
        if (!IsAtEnd)
            _position += 2;
        return null;
    }

    /// <summary>Reads <c>\d</c>, <c>\pL</c>, <c>\p{Greek}</c> and their opposites; null, without moving, when there is none.</summary>
    private (CodePointSet Set, bool IsNegated)? Named()
    {
        if (Current != '\\' || _position + 1 >= _pattern.Length)
            return null;
        var letter = _pattern[_position + 1];
        if (NamedClasses.Perl(char.ToLowerInvariant(letter)) is { } perl)
        {
            _position += 2;
            return (perl, char.IsAsciiLetterUpper(letter));
        }

        if (letter is not ('p' or 'P'))
            return null;
        var name = UnicodeName();
        var isNegated = name.StartsWith('^') != (letter == 'P');
        return (NamedClasses.OfUnicode(name.TrimStart('^')), isNegated);
    }

    private string UnicodeName()
    {
        var start = _position + 2;
        if (start >= _pattern.Length)
            throw new PatternException($"invalid character class range: {_pattern[_position..]}");
        var end = _pattern[start] == '{' ? _pattern.IndexOf('}', start) : start;
        if (end < 0)
            throw new PatternException($"invalid character class range: {_pattern[_position..]}");
        var name = _pattern[start] == '{' ? _pattern[(start + 1)..end] : _pattern[start].ToString();
        _position = end + 1;
        return name;
    }

    private Rune EscapedRune()
    {
        var start = _position++;
        var letter = NextRune();
        switch (letter.Value)
        {
            case 'a': return new Rune(0x07);
            case 'f': return new Rune('\f');
            case 'n': return new Rune('\n');
            case 'r': return new Rune('\r');
            case 't': return new Rune('\t');
            case 'v': return new Rune(0x0B);
            case 'x': return Hexadecimal(start);

            // A single digit other than 0 would refer to a group.
            case '0':
            case >= '1' and <= '7' when !IsAtEnd && Current is >= '0' and <= '7':
                return Octal(letter.Value - '0');
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)letter.Value):
                return letter;
            default:
                throw InvalidEscape(start);
        }
    }

    private Rune Octal(int value)
    {
        for (var i = 1; i < 3 && !IsAtEnd && Current is >= '0' and <= '7'; i++)
            value = (value * 8) + _pattern[_position++] - '0';
        return new Rune(value);
    }

    private Rune Hexadecimal(int start)
    {
        var isBraced = !IsAtEnd && Current == '{';
        var first = isBraced ? _position + 1 : _position;
        var end = isBraced ? _pattern.IndexOf('}', first) : Math.Min(first + 2, _pattern.Length);
        var digits = end < first ? [] : _pattern.AsSpan(first, end - first);
        if ((!isBraced && digits.Length < 2) || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || !Rune.IsValid(value))
            throw InvalidEscape(start);
        _position = isBraced ? end + 1 : end;
        return new Rune(value);
    }

    private PatternException InvalidEscape(int start) => new($"invalid escape sequence: {_pattern.AsSpan(start, Math.Min(_position, _pattern.Length) - start)}");

    private string Class()
    {
        var start = _position++;
        var isNegated = !IsAtEnd && Current == '^';
        if (isNegated)
            _position++;
        var set = new CodePointSet();
        for (var isFirst = true; IsAtEnd || Current != ']' || isFirst; isFirst = false)
        {
            if (IsAtEnd)
                throw new PatternException($"missing ]: {_pattern[start..]}");
            AddItem(set, start);
        }

        _position++;
        return set.Write(isNegated, _flags.HasFlag(Flags.IgnoreCase));
    }

    private void AddItem(CodePointSet set, int start)
    {
        if (Posix() is { } posix)
        {
            set.Add(posix);
            return;
        }

        if (Named() is var (named, isNegated))
        {
            set.Add(isNegated ? named.Complement() : named);
            return;
        }

        var itemStart = _position;
        var first = ClassRune(start);
        var last = first;
        if (_position + 1 < _pattern.Length && Current == '-' && _pattern[_position + 1] != ']')
        {
            _position++;
            last = ClassRune(start);
        }

        if (last < first)
            throw new PatternException($"invalid character class range: {_pattern.AsSpan(itemStart, _position - itemStart)}");
        set.Add(first.Value, last.Value);
    }

    private Rune ClassRune(int start)
    {
        if (Current != '\\')
            return NextRune();
        return _position + 1 < _pattern.Length ? EscapedRune() : throw new PatternException($"missing ]: {_pattern[start..]}");
    }

    // "[:alpha:]" and "[:^alpha:]"; what only begins so is characters.
    private CodePointSet? Posix()
    {
        if (!_pattern.AsSpan(_position).StartsWith("[:"))
            return null;
        var end = _pattern.IndexOf(":]", _position + 2, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var name = _pattern[(_position + 2)..end];
        var set = NamedClasses.OfPosix(name.TrimStart('^')) ?? throw new PatternException($"invalid character class range: [:{name}:]");
        _position = end + 2;
        return name.StartsWith('^') ? set.Complement() : set;
    }
}
