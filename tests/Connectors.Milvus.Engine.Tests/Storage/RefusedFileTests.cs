using System.Buffers.Binary;
using System.Text;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Storage;

/// <summary>Files that must be refused with what was found, and left byte for byte as they are.</summary>
public sealed class RefusedFileTests : IDisposable
{
    private readonly TestFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_text_file_is_refused_with_its_first_bytes()
    {
        File.WriteAllText(_file.Path, "Dear diary, this is certainly not a database, but it is longer than a hundred bytes so that the header can be read in full.");

        Refused("is not a database", "'Dear diary, this'");
    }

    [Fact]
    public void A_short_file_is_refused()
    {
        File.WriteAllBytes(_file.Path, [1, 2, 3]);

        Refused("is not a database: it holds 3 bytes", "\\x01\\x02\\x03");
    }

    [Fact]
    public void A_database_of_another_application_is_refused()
    {
        using (var other = new SqliteConnection($"Data Source={_file.Path};Pooling=false"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA application_id = 252006675; CREATE TABLE t (x)";
            command.ExecuteNonQuery();
        }

        Refused("another application", "0x0F055113");
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        Create();
        Patch(60, BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(StorageFormat.Version + 6) : StorageFormat.Version + 6);

        Refused("has format 7", "use a newer one");
    }

    [Fact]
    public void A_truncated_file_is_refused_with_both_lengths()
    {
        Create();
        var length = new FileInfo(_file.Path).Length;
        using (var file = File.OpenWrite(_file.Path))
            file.SetLength(length - 70_000);

        Refused("is damaged: its header promises", $"it holds {length - 70_000}");
    }

    [Theory]
    [InlineData(65536 * 2)]
    [InlineData(65536 * 3)]
    [InlineData(65536 * 4)]
    [InlineData(65536 * 6)]
    public void A_catalog_page_full_of_noise_is_refused(int offset)
    {
        Create();
        var noise = new byte[65536];
        new Random(offset).NextBytes(noise);
        using (var file = File.OpenWrite(_file.Path))
        {
            file.Position = offset;
            file.Write(noise);
        }

        Refused("is damaged");
    }

    [Fact]
    public void A_flipped_byte_in_a_vector_is_found_when_the_vectors_are_loaded()
    {
        Create();
        var needle = new byte[16];
        BinaryPrimitives.WriteSingleLittleEndian(needle, 1234.5f);
        BinaryPrimitives.WriteSingleLittleEndian(needle.AsSpan(4), 2345.5f);
        BinaryPrimitives.WriteSingleLittleEndian(needle.AsSpan(8), 3456.5f);
        BinaryPrimitives.WriteSingleLittleEndian(needle.AsSpan(12), 4567.5f);
        var at = File.ReadAllBytes(_file.Path).AsSpan().IndexOf(needle);
        Assert.True(at > 0);
        Patch(at + 5, 0x11);

        using var engine = _file.Open();
        Fails(EngineError.IoFailed, "does not match its checksum", () => engine.Search(Nearest([1, 2, 3, 4])));
        Assert.Equal(2, engine.Count());
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var path = Path.Combine(Path.GetDirectoryName(_file.Path)!, "nowhere", "test.db");

        Fails(EngineError.IoFailed, "nowhere' does not exist", () => VectorEngine.Open(path));
    }

    [Fact]
    public void A_missing_file_is_refused_when_it_must_exist()
    {
        Fails(EngineError.IoFailed, "does not exist", () => _file.Open(new VectorEngineOptions { CreateIfMissing = false }));
        Assert.False(File.Exists(_file.Path));
    }

    [Fact]
    public void A_folder_is_refused()
        => Fails(EngineError.IoFailed, "cannot be read", () => VectorEngine.Open(Path.GetDirectoryName(_file.Path)!));

    [Fact]
    public void An_empty_file_becomes_a_database()
    {
        File.WriteAllBytes(_file.Path, []);

        using var engine = _file.Open();
        Assert.Equal("default", Assert.Single(engine.ListDatabases()).Name);
    }

    [Fact]
    public void A_new_file_names_its_application_and_format_in_its_header()
    {
        _file.Open().Dispose();

        var header = File.ReadAllBytes(_file.Path).AsSpan(0, 100);
        Assert.Equal("MvDb", Encoding.ASCII.GetString(header[68..72]));
        Assert.Equal(StorageFormat.Version, BinaryPrimitives.ReadInt32BigEndian(header[60..]));
        Assert.Equal(1, BinaryPrimitives.ReadUInt16BigEndian(header[16..]));
        Assert.False(File.Exists(_file.Path + "-wal"));
    }

    private void Create()
    {
        using var engine = _file.Open();
        engine.CreateLoaded(Schema(Key(), Vector()));
        engine.Insert(Ids(1, 2), VectorRows([1, 2, 3, 4], [1234.5f, 2345.5f, 3456.5f, 4567.5f]));
    }

    private void Patch(long offset, int value)
    {
        using var file = File.OpenWrite(_file.Path);
        file.Position = offset;
        file.Write(BitConverter.GetBytes(value));
    }

    private void Refused(params string[] findings)
    {
        var before = File.ReadAllBytes(_file.Path);
        var failure = Assert.Throws<EngineException>(() => _file.Open());
        Assert.Equal(EngineError.IoFailed, failure.Code);
        Assert.Contains(_file.Path, failure.Message, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.Contains(finding, failure.Message, StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllBytes(_file.Path));
    }
}
