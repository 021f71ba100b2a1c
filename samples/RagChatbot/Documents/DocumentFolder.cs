namespace RagChatbot.Documents;

/// <summary>The Markdown and text files below a folder, or one such file.</summary>
internal sealed class DocumentFolder
{
    private static readonly string[] Extensions = [".md", ".markdown", ".txt"];

    private readonly string _root;
    private readonly string[] _files;

    private DocumentFolder(string root, IEnumerable<string> files)
    {
        _root = root;
        _files = files.Order(StringComparer.Ordinal).ToArray();
    }

    public int Count => _files.Length;

    public string Root => _root;

    /// <exception cref="DirectoryNotFoundException">There is neither a folder nor a file at <paramref name="path"/>.</exception>
    public static DocumentFolder At(string path)
    {
        if (File.Exists(path))
            return new DocumentFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, [Path.GetFullPath(path)]);
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"'{path}' is neither a folder nor a file. Give --docs a folder with .md or .txt files.");

        return new DocumentFolder(Path.GetFullPath(path), Below(Path.GetFullPath(path)));
    }

    /// <summary>The project's own documentation: README, CHANGELOG and docs of the checkout that the sample runs in.</summary>
    public static DocumentFolder OfThisProject()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
                    return new DocumentFolder(folder.FullName, Directory.EnumerateFiles(folder.FullName, "*.md").Concat(Below(Path.Combine(folder.FullName, "docs"))));
            }
        }

        throw new DirectoryNotFoundException("No checkout of the project around the current folder. Give --docs a folder with .md or .txt files.");
    }

    public IEnumerable<(string Path, string Content)> Read() =>
        _files.Select(file => (Path.GetRelativePath(_root, file).Replace('\\', '/'), File.ReadAllText(file)));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
}
