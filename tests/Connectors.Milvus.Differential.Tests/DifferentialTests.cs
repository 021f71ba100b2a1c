namespace Connectors.Milvus.Differential.Tests;

/// <summary>
/// Random collections, rows, writes and reads through the public client, each answer compared with a model in memory. The same run goes
/// to the embedded engine or to the server that MILVUS_URI names. DIFFERENTIAL=2000 tries as many collections; DIFFERENTIAL_SEED=17
/// begins with that one, so that a failure is found again with DIFFERENTIAL=1.
/// </summary>
public sealed class DifferentialTests(TestServer server) : IClassFixture<TestServer>
{
    private const int DefaultSessions = 40;
    private const int DefaultRemoteSessions = 20;
    private const int FirstSeed = 20_260_801;

    [ServerFact]
    public async Task Every_answer_is_that_of_the_model()
    {
        var sessions = Setting("DIFFERENTIAL", TestTarget.Current.Has(ServerFeature.InProcess) ? DefaultSessions : DefaultRemoteSessions);
        var first = Setting("DIFFERENTIAL_SEED", FirstSeed);
        for (var seed = first; seed < first + sessions; seed++)
        {
            await using var session = await Session.CreateAsync(server, seed);
            await session.RunAsync();
        }
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
