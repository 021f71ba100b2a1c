namespace Connectors.Milvus.Client;

/// <summary>One <c>{name}</c> in a filter.</summary>
/// <param name="Start">Where its brace opens.</param>
/// <param name="End">Just after its closing brace.</param>
/// <param name="Name">The name.</param>
/// <param name="NeedsLiteral">Whether it stands where servers before 3.0 read a literal only: after <c>like</c>, in a text match.</param>
internal readonly record struct FilterPlaceholder(int Start, int End, string Name, bool NeedsLiteral);

/// <summary>What a filter's text says about its placeholders, without understanding the rest of it.</summary>
/// <param name="Placeholders">In the order of the text; a name may come more than once.</param>
/// <param name="HasUnaryNot">Whether a negation may reach over a placeholder.</param>
internal readonly record struct FilterPlaceholders(IReadOnlyList<FilterPlaceholder> Placeholders, bool HasUnaryNot)
{
    private static readonly string[] LiteralCalls = ["text_match", "phrase_match", "text_match_fuzzy", "random_sample"];

    public static FilterPlaceholders Find(string expression)
    {
        var found = new List<FilterPlaceholder>();
        var calls = new Stack<string>();
        var hasUnaryNot = false;
        var word = "";
        for (var i = 0; i < expression.Length;)
        {
            var start = i;
            switch (expression[i])
            {
                case '"' or '\'':
                    i = EndOfText(expression, i);
                    break;
                case '{' when TryReadName(expression, i, out var name, out i):
                    found.Add(new FilterPlaceholder(start, i, name, IsLiteralOnly(word, calls)));
                    break;
                case '(':
                    calls.Push(word);
                    i++;
                    break;
                case ')':
                    calls.TryPop(out _);
                    i++;
                    break;
                case '!':
                    i++;
                    hasUnaryNot |= i == expression.Length || expression[i] is not ('=' or '~');
                    break;
                case var c when char.IsAsciiLetter(c) || c is '_' or '$':
                    i = EndOfWord(expression, i);
                    hasUnaryNot |= IsUnaryNot(word, expression, start, i);
                    word = expression[start..i];
                    continue;
                case var c when char.IsWhiteSpace(c):
                    i++;
                    continue;
                default:
                    i++;
                    break;
            }

            word = "";
        }

        return new FilterPlaceholders(found, hasUnaryNot);
    }

    private static bool IsLiteralOnly(string word, Stack<string> calls) =>
        word.Equals("like", StringComparison.OrdinalIgnoreCase)
        || (calls.TryPeek(out var call) && LiteralCalls.Contains(call, StringComparer.OrdinalIgnoreCase));

    // "not" is no negation of an expression in "is not null" and in "not in".
    private static bool IsUnaryNot(string previous, string expression, int start, int end) =>
        expression.AsSpan(start, end - start).Equals("not", StringComparison.OrdinalIgnoreCase)
        && !previous.Equals("is", StringComparison.OrdinalIgnoreCase)
        && !NextWord(expression, end).Equals("in", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> NextWord(string expression, int from)
    {
        var rest = expression.AsSpan(from).TrimStart();
        var start = expression.Length - rest.Length;
        return rest.IsEmpty ? rest : expression.AsSpan(start, EndOfWord(expression, start) - start);
    }

    private static int EndOfText(string expression, int start)
    {
        for (var i = start + 1; i < expression.Length; i++)
        {
            if (expression[i] == '\\')
            {
                i++;
            }
            else if (expression[i] == expression[start])
            {
                return i + 1;
            }
        }

        return expression.Length;
    }

    private static int EndOfWord(string expression, int start)
    {
        var end = start + 1;
        while (end < expression.Length && (char.IsAsciiLetterOrDigit(expression[end]) || expression[end] == '_'))
        {
            end++;
        }

        return end;
    }

    // Braces around anything but a name are left to the server, which knows its grammar.
    private static bool TryReadName(string expression, int start, out string name, out int end)
    {
        var close = expression.IndexOf('}', start);
        name = close < 0 ? "" : expression[(start + 1)..close].Trim();
        var isName = name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && EndOfWord(name, 0) == name.Length;
        end = isName ? close + 1 : start + 1;
        return isName;
    }
}
