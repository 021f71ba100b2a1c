using System.Text.RegularExpressions;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Every type of the codec table × (plain, null, default, array): the writer against generated messages, and back.</summary>
public sealed partial class CodecRoundTripTests
{
    public static TheoryData<string> Cases => new(CodecCases.All.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Written_bytes_parse_to_the_message_built_by_hand(string name)
    {
        var item = CodecCases.All[name];

        Assert.Equal(item.Golden(), item.Written());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_survive_the_way_to_the_server_and_back(string name) => CodecCases.All[name].AssertReadsBack();

    [Fact]
    public void Every_type_of_the_table_has_cases()
    {
        var covered = CodecCases.All.Keys.Select(name => FirstSpace().Split(name)[0].TrimEnd('?')).ToHashSet();

        Assert.Empty(CodecTable.Types.Except(covered));
    }

    // Not one between the arguments of a generic type.
    [GeneratedRegex(" (?![^<]*>)")]
    private static partial Regex FirstSpace();
}
