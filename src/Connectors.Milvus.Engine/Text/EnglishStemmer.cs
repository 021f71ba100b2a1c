namespace Connectors.Milvus.Engine.Text;

/// <summary>
/// The stem of an English word in lower case, by the algorithm that is published as "English (Porter2)" of Snowball. R1 is the part of the
/// word behind the first consonant after a vowel, R2 the same within R1; most endings go only when they lie in one of them.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe",
        ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> InvariantAfterPlural = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    // Within a table a longer ending stands before every shorter one that it ends with.
    private static readonly (string Ending, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"), ("izer", "ize"),
        ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"), ("alli", "al"), ("fulness", "ful"),
        ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"), ("fulli", "ful"), ("lessli", "less"),
    ];

    private static readonly (string Ending, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ance", "ence", "able", "ible", "ement", "ment", "ent", "ant", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2)
            return word;
        if (Irregular.TryGetValue(word, out var stem))
            return stem;
        var state = new StemmedWord(word);
        state.Possessive();
        Plural(state);
        if (InvariantAfterPlural.Contains(state.ToString()))
            return state.ToString();
        PastAndGerund(state);
        FinalY(state);
        Suffixes2(state);
        Suffixes3(state);
        Suffixes4(state);
        FinalEOrL(state);
        return state.ToString();
    }

    private static void Plural(StemmedWord word)
    {
        if (word.EndsWith("sses"))
            word.Cut(2);
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
            word.Cut(word.Length > 4 ? 2 : 1);
        else if (!word.EndsWith("us") && !word.EndsWith("ss") && word.EndsWith("s") && word.HasVowelBefore(word.Length - 2))
            word.Cut(1);
    }

    private static void PastAndGerund(StemmedWord word)
    {
        if (word.FirstEnding("eedly", "eed") is { } eed)
        {
            if (word.IsInR1(eed))
                word.Replace(eed, "ee");
            return;
        }

        if (word.FirstEnding("ingly", "edly", "ing", "ed") is not { } ending || !word.HasVowelBefore(word.Length - ending.Length))
            return;
        word.Cut(ending.Length);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
            word.Append('e');
        else if (word.EndsWithDouble())
            word.Cut(1);
        else if (word.IsShort())
            word.Append('e');
    }

    private static void FinalY(StemmedWord word)
    {
        if ((word.EndsWith("y") || word.EndsWith("Y")) && word.Length > 2 && !word.IsVowel(word.Length - 2))
            word.Replace("y", "i");
    }

    private static void Suffixes2(StemmedWord word)
    {
        if (ReplaceInR1(word, Step2))
            return;
        if (word.EndsWith("ogi"))
        {
            if (word.IsInR1("ogi") && word.EndsWith("logi"))
                word.Cut(1);
        }
        else if (word.EndsWith("li") && word.IsInR1("li") && word.Length > 2 && "cdeghkmnrt".Contains(word[word.Length - 3]))
        {
            word.Cut(2);
        }
    }

    private static void Suffixes3(StemmedWord word)
    {
        if (!ReplaceInR1(word, Step3) && word.EndsWith("ative") && word.IsInR2("ative"))
            word.Cut("ative".Length);
    }

    private static void Suffixes4(StemmedWord word)
    {
        if (word.FirstEnding(Step4) is { } ending)
        {
            if (word.IsInR2(ending))
                word.Cut(ending.Length);
        }
        else if ((word.EndsWith("sion") || word.EndsWith("tion")) && word.IsInR2("ion"))
        {
            word.Cut("ion".Length);
        }
    }

    private static void FinalEOrL(StemmedWord word)
    {
        if (word.EndsWith("e") && (word.IsInR2("e") || (word.IsInR1("e") && !word.EndsWithShortSyllable(word.Length - 1))))
            word.Cut(1);
        else if (word.EndsWith("ll") && word.IsInR2("l"))
            word.Cut(1);
    }

    // True when an ending was found, even if it may not go: no shorter one is then tried.
    private static bool ReplaceInR1(StemmedWord word, (string Ending, string Replacement)[] table)
    {
        foreach (var (ending, replacement) in table)
        {
            if (!word.EndsWith(ending))
                continue;
            if (word.IsInR1(ending))
                word.Replace(ending, replacement);
            return true;
        }

        return false;
    }
}
