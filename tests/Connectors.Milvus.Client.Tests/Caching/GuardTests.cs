using System.Reflection;
using System.Text;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// The tables of docs/schema-cache.md name the tests that stand behind them, so that neither can lose the other. After a deliberate
/// change they are written with UPDATE_APPROVED=1.
/// </summary>
public sealed class GuardTests
{
    private const string Document = "docs/schema-cache.md";

    // What public threads and the code of other clients have shown. A bug that is known stays guarded.
    private static readonly string[] Known =
    [
        "pymilvus #1028", "pymilvus #2807", "pymilvus #2971", "pymilvus #3023", "pymilvus #3058", "pymilvus invalidation", "pymilvus mismatch",
        "milvus #25040", "milvus #25239", "milvus #34161", "milvus #36806", "milvus #41688", "milvus #41858", "milvus #50409",
        "milvus-sdk-go #312", "milvus-sdk-go reads", "milvus-sdk-go drop", "milvus-sdk-java #1973", "milvus-sdk-java credentials",
        "milvus-sdk-cpp #559", "milvus-sdk-cpp #559 deletes", "milvus-sdk-node databases",
    ];

    [Fact]
    public void Every_known_bug_has_a_test() =>
        Assert.Equal(Known.Order(StringComparer.Ordinal), Guards<KnownBugAttribute>().Select(guard => guard.Attribute.Bug).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_document_names_them_all()
    {
        var file = Path.Combine(Golden.RepositoryRoot, Document);
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var expected = Replace(Replace(text, "bugs", Bugs()), "retries", Retries());
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(file, expected);
            return;
        }

        Assert.Equal(expected, text);
    }

    private static string Bugs()
    {
        var rows = Guards<KnownBugAttribute>()
            .OrderBy(guard => guard.Attribute.Bug, StringComparer.Ordinal)
            .Select(guard => $"| {Link(guard.Attribute)} | {guard.Attribute.Symptom} | `{guard.Test}` |\n");
        return "| seen in | symptom | test |\n|---|---|---|\n" + string.Concat(rows);
    }

    private static string Retries()
    {
        var rows = Guards<RetryRuleAttribute>()
            .OrderBy(guard => guard.Attribute.Failure, StringComparer.Ordinal)
            .Select(guard => $"| {guard.Attribute.Failure} | {guard.Attribute.Rule} | `{guard.Test}` |\n");
        return "| what goes wrong | what the client does | test |\n|---|---|---|\n" + string.Concat(rows);
    }

    private static string Link(KnownBugAttribute bug) => bug.Url is null ? bug.Bug : $"[{bug.Bug}]({bug.Url})";

    private static IEnumerable<(T Attribute, string Test)> Guards<T>()
        where T : Attribute =>
        from type in typeof(GuardTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        from attribute in method.GetCustomAttributes<T>()
        select (attribute, $"{type.Name}.{method.Name}");

    private static string Replace(string text, string table, string rows)
    {
        var (begin, end) = ($"<!-- {table} -->\n", $"<!-- end of {table} -->");
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return new StringBuilder(text[..start]).Append(rows).Append(text[text.IndexOf(end, StringComparison.Ordinal)..]).ToString();
    }
}
