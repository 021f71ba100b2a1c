using System.Text;

namespace Connectors.Milvus.Client.Tests;

/// <summary>docs/sdk-coverage.md, from the rows and what covers them.</summary>
internal static class CoverageDocument
{
    private const string Introduction = """
        # SDK coverage

        What the Milvus SDKs (v2 API) can do with a released server, up to 3.0, and how this client does it. Rows are named as in
        pymilvus, or by the feature. "Since" is the first Milvus that has it; an older one is told apart by its
        version, and what it would misread is refused with a `NotSupportedException`. RPCs are those of `milvus.proto.milvus.MilvusService`; a path is of the REST API.

        This page is written by `SdkCoverageTests` from the attributes on the client's members: change those, then run the test
        with `UPDATE_APPROVED=1`.
        """;

    public static string Write(IReadOnlyList<CoveredRow> covered)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n")).Append('\n');
        foreach (var section in SdkRows.Sections)
        {
            text.Append("\n## ").Append(section.Title).Append("\n\n| row | C# | since | RPCs |\n|---|---|---|---|\n");
            foreach (var row in section.Rows)
            {
                AppendRow(text, covered.Where(one => SdkRows.Find(one.Covers.Row) == row));
            }
        }

        text.Append("\n## Left out on purpose\n\n| row | why |\n|---|---|\n");
        foreach (var (row, reason) in SdkRows.LeftOut)
        {
            text.Append("| ").Append(row).Append(" | ").Append(reason).Append(" |\n");
        }

        return text.ToString();
    }

    // A line for each way that the row is covered: the plain one first, then those with something special about them.
    private static void AppendRow(StringBuilder text, IEnumerable<CoveredRow> covered)
    {
        foreach (var line in covered.GroupBy(one => one.Covers.Row).OrderBy(line => line.Key, StringComparer.Ordinal))
        {
            var members = line.Select(one => $"`{one.Member}`").Distinct().Order(StringComparer.Ordinal);
            var since = line.Select(one => Coverage.Since(one.Covers)).Distinct().Order(StringComparer.Ordinal);
            var rpcs = line.SelectMany(one => one.Covers.Rpcs).Distinct();
            text.Append("| ").Append(line.Key)
                .Append(" | ").AppendJoin(", ", members)
                .Append(" | ").AppendJoin(", ", since)
                .Append(" | ").AppendJoin(", ", rpcs)
                .Append(" |\n");
        }
    }
}
