using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>The files this process has open, one engine each, counted by handle.</summary>
internal static class SharedEngines
{
    private static readonly Lock Gate = new();

    private static readonly Dictionary<string, Entry> Open = new(
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Opens the file or joins the engine that has it open.</summary>
    public static EngineLease Rent(string path, MilvusLocalOptions? options)
    {
        // Opening and closing a file is done under the lock, so that a path never has two engines in this process.
        lock (Gate)
        {
            if (!Open.TryGetValue(path, out var entry))
            {
                options ??= new MilvusLocalOptions();
                entry = new Entry(OpenEngine(path, options), options);
                Open.Add(path, entry);
            }
            else if (options is not null && options != entry.Options)
            {
                throw new InvalidOperationException(
                    $"'{path}' is open in this process with other options. Open it with the same ones, or with none to share it.");
            }

            entry.Handles++;
            return new EngineLease(path, entry.Engine, entry.Options, () => Return(path));
        }
    }

    /// <summary>The engine that has the file open in this process, or null.</summary>
    public static VectorEngine? Find(string path)
    {
        lock (Gate)
            return Open.TryGetValue(path, out var entry) ? entry.Engine : null;
    }

    private static VectorEngine OpenEngine(string path, MilvusLocalOptions options)
    {
        try
        {
            return VectorEngine.Open(path, options.ToEngineOptions());
        }
        catch (EngineException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    private static void Return(string path)
    {
        lock (Gate)
        {
            var entry = Open[path];
            if (--entry.Handles > 0)
                return;

            Open.Remove(path);
            entry.Engine.Dispose();
        }
    }

    private sealed class Entry(VectorEngine engine, MilvusLocalOptions options)
    {
        public VectorEngine Engine { get; } = engine;

        public MilvusLocalOptions Options { get; } = options;

        public int Handles { get; set; }
    }
}
