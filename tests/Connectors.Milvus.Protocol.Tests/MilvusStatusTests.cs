using Google.Protobuf;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class MilvusStatusTests
{
    public static TheoryData<int> Codes => [.. MilvusCodeTable.All.Select(info => info.Code)];

    public static TheoryData<ErrorCode> LegacyCodes => [.. Enum.GetValues<ErrorCode>().Where(code => code != ErrorCode.Success)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_survives_the_way_there_and_back(int code)
    {
        var info = MilvusCodeTable.Get(code);
        var received = Status.Parser.ParseFrom(MilvusStatus.From(code, "why").ToByteArray());

        Assert.Equal(new MilvusFault(code, "why", info.IsRetriable, info.IsInputError), MilvusStatus.Read(received));
        Assert.Equal(info.Legacy, received.ErrorCode);
        Assert.NotEqual(ErrorCode.Success, received.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(LegacyCodes))]
    public void A_legacy_code_alone_is_a_failure(ErrorCode legacy)
    {
        var fault = MilvusStatus.Read(new Status { ErrorCode = legacy, Reason = "old" });

        Assert.Equal(MilvusCodeTable.FromLegacy(legacy), fault?.Code);
        Assert.NotEqual(MilvusCode.Success, fault?.Code);
        Assert.Equal("old", fault?.Reason);
    }

    [Theory]
    [InlineData(1, ErrorCode.NotReadyServe)]
    [InlineData(3, ErrorCode.InsufficientMemoryToLoad)]
    [InlineData(7, ErrorCode.DiskQuotaExhausted)]
    [InlineData(8, ErrorCode.RateLimit)]
    [InlineData(9, ErrorCode.ForceDeny)]
    [InlineData(11, ErrorCode.TimeTickLongDelay)]
    [InlineData(100, ErrorCode.CollectionNotExists)]
    [InlineData(109, ErrorCode.SchemaMismatch)]
    [InlineData(200, ErrorCode.MetaFailed)]
    [InlineData(400, ErrorCode.MetaFailed)]
    [InlineData(401, ErrorCode.NoReplicaAvailable)]
    [InlineData(501, ErrorCode.MetaFailed)]
    [InlineData(600, ErrorCode.SegmentNotFound)]
    [InlineData(700, ErrorCode.IndexNotExist)]
    [InlineData(904, ErrorCode.NodeIdnotMatch)]
    [InlineData(1100, ErrorCode.IllegalArgument)]
    [InlineData(101, ErrorCode.UnexpectedError)]
    [InlineData(65535, ErrorCode.UnexpectedError)]
    [InlineData(4711, ErrorCode.UnexpectedError)]
    public void Old_clients_read_the_code_of_their_time(int code, ErrorCode legacy)
        => Assert.Equal(legacy, MilvusStatus.From(code, "").ErrorCode);

    [Theory]
    [InlineData(ErrorCode.CollectionNotExists, 100)]
    [InlineData(ErrorCode.IllegalArgument, 1100)]
    [InlineData(ErrorCode.IndexNotExist, 700)]
    [InlineData(ErrorCode.RateLimit, 8)]
    [InlineData(ErrorCode.ForceDeny, 9)]
    [InlineData(ErrorCode.SchemaMismatch, 109)]
    [InlineData(ErrorCode.MetaFailed, 65535)]
    public void Codes_of_old_servers_are_translated(ErrorCode legacy, int code)
        => Assert.Equal(code, MilvusCodeTable.FromLegacy(legacy));

    [Fact]
    public void Success_and_a_missing_status_are_no_fault()
    {
        Assert.Null(MilvusStatus.Read(MilvusStatus.Success()));
        Assert.Null(MilvusStatus.Read(null));
    }

    [Fact]
    public void A_failure_cannot_be_written_as_success()
        => Assert.Throws<ArgumentOutOfRangeException>(() => MilvusStatus.From(MilvusCode.Success, "?"));

    [Fact]
    public void An_input_error_is_never_retriable()
    {
        var status = MilvusStatus.From(MilvusCode.NotReady, "", isInputError: true);

        Assert.False(status.Retriable);
        Assert.Equal("true", status.ExtraInfo["is_input_error"]);
    }

    [Fact]
    public void The_servers_own_flag_is_believed()
    {
        Assert.True(MilvusStatus.Read(new Status { Code = 2099, Retriable = true })?.IsRetriable);
        Assert.False(MilvusStatus.Read(new Status { Code = MilvusCode.NotReady })?.IsRetriable);
    }

    [Fact]
    public void Rate_limiting_is_retriable_without_the_flag()
        => Assert.True(MilvusStatus.Read(new Status { Code = MilvusCode.RateLimit })?.IsRetriable);

    [Fact]
    public void The_retriability_of_a_legacy_code_comes_from_the_table()
        => Assert.True(MilvusStatus.Read(new Status { ErrorCode = ErrorCode.NotReadyServe })?.IsRetriable);

    [Fact]
    public void Codes_ascend_and_have_names()
    {
        Assert.Equal(MilvusCodeTable.All.Select(info => info.Code).Distinct().Order(), MilvusCodeTable.All.Select(info => info.Code));
        Assert.All(MilvusCodeTable.All, info => Assert.False(string.IsNullOrWhiteSpace(info.Name)));
        Assert.DoesNotContain(MilvusCodeTable.All, info => info.IsRetriable && info.IsInputError);
    }
}
