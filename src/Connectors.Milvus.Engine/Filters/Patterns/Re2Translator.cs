using System.Text;

namespace Connectors.Milvus.Engine.Filters.Patterns;

/// <summary>
/// Writes a regular expression of RE2 as one of .NET that finds the same texts. The two differ in what <c>$</c>, <c>\d</c>,
/// <c>\s</c> and <c>\w</c> mean, in characters beyond U+FFFF, in names of classes, and in much that only one of them has.
/// Captures and laziness go: nobody asks where a match is.
/// </summary>
internal sealed partial class Re2Translator
{
    private const int MaxDepth = 100;
    private const int MaxRepeat = 1000;

    private readonly string _pattern;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _position;
    private int _quoteEnd;
    private Flags _flags;

    private Re2Translator(string pattern) => _pattern = pattern;

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        Multiline = 2,
        DotMatchesNewline = 4,
    }

    private bool IsAtEnd => _position >= _pattern.Length;

    private char Current => _pattern[_position];

    public static string Translate(string pattern)
    {
        var translator = new Re2Translator(pattern);
        var translated = translator.Alternation(0);
        return translator.IsAtEnd ? translated : throw new PatternException($"unexpected ): {pattern}");
    }

    // Flags that a group sets end with it.
    private string Alternation(int depth)
    {
        if (depth > MaxDepth)
            throw new PatternException("expression nests too deeply");
        var flags = _flags;
        var output = new StringBuilder();
        while (!IsAtEnd && (Current != ')' || IsQuoted))
        {
            if (Current == '|' && !IsQuoted)
            {
                _position++;
                output.Append('|');
            }
            else if (Atom(depth) is { } atom)
            {
                output.Append(IsQuoted ? atom : Repeated(atom));
            }
        }

        _flags = flags;
        return output.ToString();
    }

    private bool IsQuoted => _position < _quoteEnd;

    // Null for what matches nothing by itself: flags, the ends of quotations.
    private string? Atom(int depth)
    {
        if (IsQuoted)
            return Quoted();
        switch (Current)
        {
            case '(':
                return Group(depth);
            case '[':
                return Class();
            case '.':
                _position++;
                return CodePointSet.Of(_flags.HasFlag(Flags.DotMatchesNewline) ? [] : [('\n', '\n')]).Write(isNegated: true, ignoresCase: false);
            case '^':
                _position++;
                return _flags.HasFlag(Flags.Multiline) ? "(?m:^)" : @"\A";
            case '$':
                _position++;
                return _flags.HasFlag(Flags.Multiline) ? "(?m:$)" : @"\z";
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw new PatternException($"no argument for repetition operator: {Current}");
            case '{' when Counts() is { } counts:
                throw new PatternException($"no argument for repetition operator: {_pattern.AsSpan(_position, counts.Length)}");
            default:
                return Literal(NextRune());
        }
    }

    private string Repeated(string atom)
    {
        if (Operator() is not { } op)
            return atom;
        var start = _position;
        Advance(op);
        if (Operator() is { } second)
            throw new PatternException($"bad repetition operator: {_pattern.AsSpan(start, _position + second.Length - start)}");
        return $"(?:{atom}){op.Text}";

        void Advance((string Text, int Length) read)
        {
            _position += read.Length;
            if (!IsAtEnd && Current == '?')
                _position++;
        }
    }

    private (string Text, int Length)? Operator() => IsAtEnd ? null : Current switch
    {
        '*' or '+' or '?' => (Current.ToString(), 1),
        '{' => Counts(),
        _ => null,
    };

    // {n}, {n,} or {n,m}; any other brace is a literal.
    private (string Text, int Length)? Counts()
    {
        var end = _pattern.IndexOf('}', _position);
        if (end < 0)
            return null;
        var parts = _pattern[(_position + 1)..end].Split(',');
        if (parts.Length > 2 || !IsNumber(parts[0]) || (parts.Length == 2 && parts[1].Length > 0 && !IsNumber(parts[1])))
            return null;
        var least = Count(parts[0]);
        if (parts.Length == 2 && parts[1].Length > 0 && Count(parts[1]) < least)
            throw InvalidCount();
        return (_pattern[_position..(end + 1)], end + 1 - _position);

        int Count(string digits) => digits.Length <= 4 && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var count and <= MaxRepeat ? count : throw InvalidCount();
        PatternException InvalidCount() => new($"invalid repetition size: {_pattern.AsSpan(_position, end + 1 - _position)}");
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private string Group(int depth)
    {
        var start = _position++;
        if (IsAtEnd || Current != '?')
            return Closed(start, depth, _flags);
        _position++;
        var rest = _pattern.AsSpan(_position);
        if (rest.StartsWith("P<") || (rest.StartsWith("<") && !rest.StartsWith("<=") && !rest.StartsWith("<!")))
        {
            Name(start);
            return Closed(start, depth, _flags);
        }

        var flags = ReadFlags(start);
        if (_pattern[_position++] == ':')
            return Closed(start, depth, flags);
        _flags = flags;
        return "(?:)";
    }

    private string Closed(int start, int depth, Flags flags)
    {
        var outer = _flags;
        _flags = flags;
        var inner = Alternation(depth + 1);
        _flags = outer;
        if (IsAtEnd)
            throw new PatternException($"missing ): {_pattern}");
        _position++;
        return $"(?:{inner})";
    }

    private void Name(int start)
    {
        var open = _pattern.IndexOf('<', start);
        var close = _pattern.IndexOf('>', open);
        if (close < 0)
            throw new PatternException($"invalid named capture group: {_pattern[start..]}");
        var name = _pattern[(open + 1)..close];
        if (name.Length == 0 || !name.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_'))
            throw new PatternException($"invalid named capture group: {_pattern[start..(close + 1)]}");
        if (!_names.Add(name))
            throw new PatternException($"duplicate capture group name: {name}");
        _position = close + 1;
    }

    // "i", "ms-i" … up to the ':' or ')', which stays. U only swaps which repetitions are lazy.
    private Flags ReadFlags(int start)
    {
        var flags = _flags;
        var (isOff, isEmpty) = (false, true);
        for (; !IsAtEnd; _position++)
        {
            switch (Current)
            {
                case ':' or ')' when !(isOff && isEmpty): return flags;
                case '-' when !isOff: (isOff, isEmpty) = (true, true); break;
                case 'i' or 'm' or 's' or 'U':
                    isEmpty = false;
                    var flag = Current switch { 'i' => Flags.IgnoreCase, 'm' => Flags.Multiline, 's' => Flags.DotMatchesNewline, _ => Flags.None };
                    flags = isOff ? flags & ~flag : flags | flag;
                    break;
                default: throw Invalid();
            }
        }

        throw Invalid();

        PatternException Invalid() => new($"invalid perl operator: {_pattern.AsSpan(start, Math.Min(_position + 1, _pattern.Length) - start)}");
    }

    private string Literal(Rune rune)
    {
        var value = rune.Value;
        if (rune.IsBmp && (value >= 0x80 || char.IsAsciiLetterOrDigit((char)value)) && !char.IsControl((char)value) && !char.IsWhiteSpace((char)value))
            return _flags.HasFlag(Flags.IgnoreCase) ? $"(?i:{rune})" : rune.ToString();
        return CodePointSet.Of((value, value)).Write(isNegated: false, _flags.HasFlag(Flags.IgnoreCase));
    }

    private Rune NextRune()
    {
        if (!Rune.TryGetRuneAt(_pattern, _position, out var rune))
            throw new PatternException("half of a surrogate pair is not text");
        _position += rune.Utf16SequenceLength;
        return rune;
    }
}
