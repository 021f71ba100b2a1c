using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class IteratorTests
{
    [Fact]
    public async Task A_search_iterator_pages_by_token_and_last_bound()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "things");
        var ids = new List<long>();
        var (session, token, bound) = (0UL, "", "");
        while (true)
        {
            var request = Samples.Search("things", 0, 0);
            request.GuaranteeTimestamp = session;
            request.SearchParams.Add(Samples.Pair("iterator", "True"));
            request.SearchParams.Add(Samples.Pair("search_iter_v2", "True"));
            request.SearchParams.Add(Samples.Pair("search_iter_batch_size", "3"));
            request.SearchParams.Add(Samples.Pair("search_iter_id", token));
            request.SearchParams.Add(Samples.Pair("search_iter_last_bound", bound));
            var page = await file.SucceedAsync(MilvusRpcs.Search, request);
            var place = page.Results.SearchIteratorV2Results;
            Assert.True(Guid.TryParse(place.Token, out _));
            if (page.Results.Scores.Count == 0)
                break;
            ids.AddRange(page.Results.Ids.IntId.Data);
            (session, token, bound) = (page.SessionTs, place.Token, FormattableString.Invariant($"{place.LastBound:R}"));
            await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest { CollectionName = "things", Expr = "id == 4" });
        }

        Assert.Equal([1, 2, 3, 4], ids);
    }

    [Fact]
    public async Task A_query_iterator_reads_at_its_session_timestamp()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "things");
        var first = await file.SucceedAsync(MilvusRpcs.Query, Query(last: 0, session: 2));
        await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest { CollectionName = "things", Expr = "id in [2, 3]" });

        var second = await file.SucceedAsync(MilvusRpcs.Query, Query(last: 1, first.SessionTs));

        Assert.Equal(first.SessionTs, second.SessionTs);
        Assert.Equal([2, 3, 4], second.FieldsData.Single().Scalars.LongData.Data);
    }

    [Fact]
    public async Task A_moment_that_no_page_asked_for_is_given_up()
    {
        var time = new ManualTime();
        await using var file = new LocalFile(new MilvusLocalOptions { TimeProvider = time });
        await Samples.FillAsync(file, "things");
        var first = await file.SucceedAsync(MilvusRpcs.Query, Query(last: 0, session: 0));
        time.Advance(TimeSpan.FromMinutes(20));
        await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest { CollectionName = "things", Expr = "id in [2, 3]" });

        var second = await file.SucceedAsync(MilvusRpcs.Query, Query(last: 1, first.SessionTs));

        Assert.NotEqual(first.SessionTs, second.SessionTs);
        Assert.Equal([4], second.FieldsData.Single().Scalars.LongData.Data);
    }

    [Theory]
    [InlineData("search_iter_id", "no-uuid", "invalid token format")]
    [InlineData("search_iter_batch_size", "", "batch size is required")]
    [InlineData("iterator", "False", "without iterator")]
    [InlineData("search_iter_last_bound", "far", "should be a finite number")]
    public async Task A_page_that_makes_no_sense_is_refused(string key, string value, string reason)
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "things");
        var request = Samples.Search("things", 0, 0);
        request.SearchParams.Add(Samples.Pair("iterator", "True"));
        request.SearchParams.Add(Samples.Pair("search_iter_v2", "True"));
        request.SearchParams.Add(Samples.Pair("search_iter_batch_size", "3"));
        request.SearchParams.Add(Samples.Pair(key, value));

        await file.FailAsync(MilvusRpcs.Search, request, MilvusCode.ParameterInvalid, reason);
    }

    [Fact]
    public async Task A_search_takes_primary_keys_for_vectors()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "things");
        var request = Samples.Search("things", 0, 0);
        request.Ids = new IDs { IntId = new LongArray { Data = { 3 } } };

        var found = await file.SucceedAsync(MilvusRpcs.Search, request);
        Assert.Equal(3, found.Results.Ids.IntId.Data[0]);

        request.Ids.IntId.Data[0] = 77;
        await file.FailAsync(MilvusRpcs.Search, request, MilvusCode.ParameterInvalid, "some of the provided primary key IDs do not exist");
    }

    private static QueryRequest Query(long last, ulong session) => new()
    {
        CollectionName = "things",
        Expr = FormattableString.Invariant($"id > {last}"),
        GuaranteeTimestamp = session,
        QueryParams = { Samples.Pair("iterator", "True"), Samples.Pair("limit", "10"), Samples.Pair("reduce_stop_for_best", "True") },
    };
}
