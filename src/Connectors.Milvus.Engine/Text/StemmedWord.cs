namespace Connectors.Milvus.Engine.Text;

/// <summary>A word on its way to its stem, with the regions that were found at its start. A y that is a consonant is written Y meanwhile.</summary>
internal sealed class StemmedWord
{
    private static readonly string[] LongPrefixes = ["gener", "commun", "arsen"];

    private readonly char[] _letters;
    private readonly int _r1;
    private readonly int _r2;

    public StemmedWord(string word)
    {
        var start = word[0] == '\'' ? 1 : 0;
        Length = word.Length - start;
        _letters = new char[Length + 1];
        word.CopyTo(start, _letters, 0, Length);
        for (var index = 0; index < Length; index++)
        {
            if (_letters[index] == 'y' && (index == 0 || IsVowel(index - 1)))
                _letters[index] = 'Y';
        }

        _r1 = LongPrefixes.FirstOrDefault(StartsWith)?.Length ?? FindRegion(0);
        _r2 = FindRegion(_r1);
    }

    public int Length { get; private set; }

    public char this[int index] => _letters[index];

    public bool IsVowel(int index) => _letters[index] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public bool EndsWith(string ending) => _letters.AsSpan(0, Length).EndsWith(ending);

    /// <summary>The first of the endings that the word has; null when it has none.</summary>
    public string? FirstEnding(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (EndsWith(ending))
                return ending;
        }

        return null;
    }

    public bool IsInR1(string ending) => Length - ending.Length >= _r1;

    public bool IsInR2(string ending) => Length - ending.Length >= _r2;

    public bool HasVowelBefore(int end)
    {
        for (var index = 0; index < end; index++)
        {
            if (IsVowel(index))
                return true;
        }

        return false;
    }

    public bool EndsWithDouble() => Length >= 2 && _letters[Length - 1] == _letters[Length - 2] && "bdfgmnprt".Contains(_letters[Length - 1]);

    /// <summary>Whether the first <paramref name="end"/> letters end in consonant, vowel, consonant (no w, x, Y), or are a vowel and a consonant.</summary>
    public bool EndsWithShortSyllable(int end) => end switch
    {
        < 2 => false,
        2 => IsVowel(0) && !IsVowel(1),
        _ => !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1) && _letters[end - 1] is not ('w' or 'x' or 'Y'),
    };

    public bool IsShort() => _r1 >= Length && EndsWithShortSyllable(Length);

    public void Cut(int letters) => Length -= letters;

    public void Append(char letter) => _letters[Length++] = letter;

    // A replacement is never longer than what it replaces by more than was cut before.
    public void Replace(string ending, string replacement)
    {
        Length -= ending.Length;
        replacement.CopyTo(0, _letters, Length, replacement.Length);
        Length += replacement.Length;
    }

    public void Possessive()
    {
        if (FirstEnding("'s'", "'s", "'") is { } ending)
            Cut(ending.Length);
    }

    public override string ToString() => new string(_letters, 0, Length).Replace('Y', 'y');

    private bool StartsWith(string prefix) => _letters.AsSpan(0, Length).StartsWith(prefix);

    private int FindRegion(int start)
    {
        for (var index = start + 1; index < Length; index++)
        {
            if (!IsVowel(index) && IsVowel(index - 1))
                return index + 1;
        }

        return Length;
    }
}
