using System.Buffers.Binary;
using System.Globalization;
using Connectors.Milvus.Client;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Server.Tests;

/// <summary>inspect, verify, compact and export, as a user runs them.</summary>
public sealed class ToolTests : IAsyncLifetime
{
    private const int Dimension = 64;
    private const float Marker = 123456.78f;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milvus-tools-");
    private string _file = "";

    public async Task InitializeAsync()
    {
        _file = Path.Combine(_folder.FullName, "demo.db");
        await using var local = MilvusLocal.Open(_file, new MilvusLocalOptions { Durability = MilvusDurability.Normal });
        await using var client = local.CreateClient();
        await client.CreateCollectionAsync("notes", Dimension);
        await client.InsertAsync("notes", Enumerable.Range(0, 2500).Select(id => new Dictionary<string, object?>
        {
            ["id"] = (long)id,
            ["vector"] = Enumerable.Range(0, Dimension).Select(i => i == 0 && id == 7 ? Marker : id + (i / 100f)).ToArray(),
            ["text"] = $"note {id}",
        }));
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Inspect_shows_what_the_file_holds()
    {
        var (code, output, error) = await ServerProcess.RunAsync("inspect", _file);

        Assert.Equal((0, ""), (code, error));
        foreach (var text in new[] { "default/notes", "2,500", "loaded", $"vector FloatVector({Dimension})", "COSINE" })
            Assert.Contains(text, output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public async Task Verify_finds_a_good_file_whole()
    {
        var (code, output, _) = await ServerProcess.RunAsync("verify", _file);

        Assert.Equal(0, code);
        Assert.StartsWith("whole", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_the_chunk_of_a_changed_vector()
    {
        ChangeMarker();

        var (code, output, _) = await ServerProcess.RunAsync("verify", _file);

        Assert.Equal(2, code);
        Assert.Contains("default/notes", output, StringComparison.Ordinal);
        Assert.Matches(@"chunk 0 of vectors_\d+_\d+ does not match its checksum", output);
    }

    [Fact]
    public async Task Verify_tells_a_file_that_cannot_be_opened()
    {
        await using (var file = File.OpenWrite(_file))
            file.SetLength(file.Length / 2);

        var (code, output, _) = await ServerProcess.RunAsync("verify", _file);

        Assert.Equal(2, code);
        Assert.Contains("damaged", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_exit_code_1()
    {
        foreach (var command in new[] { "inspect", "verify", "compact", "export" })
        {
            var (code, output, error) = await ServerProcess.RunAsync(command, Path.Combine(_folder.FullName, "missing.db"));

            Assert.Equal((1, ""), (code, output));
            Assert.Contains("missing.db", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Compact_gives_the_room_of_deleted_rows_back()
    {
        await DeleteFirstAsync(900);
        var before = new FileInfo(_file).Length;

        var (code, _, error) = await ServerProcess.RunAsync("compact", _file);

        Assert.True(code == 0, error);
        Assert.True(new FileInfo(_file).Length < before, $"{new FileInfo(_file).Length} is not less than {before}");
        using var engine = VectorEngine.Open(_file);
        Assert.Empty(engine.Verify());
        Assert.Equal(1600, engine.GetRowCount("", "notes"));
    }

    [Fact]
    public async Task Export_writes_every_row_once_in_the_order_of_keys()
    {
        await DeleteFirstAsync(1);
        using (var engine = VectorEngine.Open(_file))
            engine.ReleaseCollection("", "notes");

        var (code, output, error) = await ServerProcess.RunAsync("export", _file);

        Assert.True(code == 0, error);
        var rows = output.TrimEnd('\n').Split('\n').Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, 2499).Select(id => (long)id), rows.Select(row => row.GetProperty("id").GetInt64()));
        Assert.All(rows, row => Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"note {row.GetProperty("id").GetInt64()}"), row.GetProperty("text").GetString()));
        Assert.Equal(Marker, rows[6].GetProperty("vector")[0].GetSingle());
        using var again = VectorEngine.Open(_file);
        Assert.Equal(EngineLoadState.NotLoad, again.GetLoadState("", "notes"));
    }

    [Fact]
    public async Task Export_into_a_folder_makes_a_file_per_collection()
    {
        var folder = Path.Combine(_folder.FullName, "out");

        var (code, _, error) = await ServerProcess.RunAsync("export", _file, "--output", folder);

        Assert.True(code == 0, error);
        Assert.Equal(["notes.jsonl"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal(2500, (await File.ReadAllLinesAsync(Path.Combine(folder, "notes.jsonl"))).Length);
    }

    private async Task DeleteFirstAsync(int count)
    {
        await using var local = MilvusLocal.Open(_file);
        await using var client = local.CreateClient();
        await client.DeleteAsync("notes", (MilvusFilter)$"id < {count}");
    }

    /// <summary>Changes one byte of the one vector that holds the marker.</summary>
    private void ChangeMarker()
    {
        var bytes = File.ReadAllBytes(_file);
        var marker = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(marker, Marker);
        var place = bytes.AsSpan().IndexOf(marker);
        Assert.True(place > 0);
        bytes[place] ^= 0x10;
        File.WriteAllBytes(_file, bytes);
    }
}
