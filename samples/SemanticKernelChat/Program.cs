using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Data;

// A kernel with a plugin that searches a Milvus collection, and the prompt that a model would be given: no model is needed to see it.
// dotnet run --project samples/SemanticKernelChat "How long may a notebook be borrowed?"
string question = args.Length > 0 ? string.Join(' ', args) : "How long may a notebook be borrowed?";
string file = Path.Combine(Path.GetTempPath(), $"semantic-kernel-{Environment.ProcessId}.db");
try
{
    using var local = MilvusLocal.Open(file);
    using var client = local.CreateClient();
    using var embedder = new HashedWordEmbedder();
    using var notes = new MilvusCollection<Guid, Note>(client, "notes", ownsClient: false, new() { EmbeddingGenerator = embedder });
    await notes.EnsureCollectionExistsAsync();
    await notes.UpsertAsync(
    [
        Note("Library", "A notebook may be borrowed for fourteen days, a projector for three."),
        Note("Kitchen", "The coffee machine is cleaned on Fridays by whoever drinks the last cup."),
        Note("Travel", "Trains are booked by everybody; flights need the approval of the team lead."),
    ]);

    Kernel kernel = Kernel.CreateBuilder().Build();
    kernel.Plugins.Add(new VectorStoreTextSearch<Note>(notes).CreateWithSearch("Notes"));

    var template = new KernelPromptTemplateFactory().Create(new PromptTemplateConfig(
        """
        Answer from these notes alone, and say which you used.
        {{Notes.Search $question count='1'}}
        Question: {{$question}}
        """));
    Console.WriteLine(await template.RenderAsync(kernel, new KernelArguments { ["question"] = question }));

    await foreach (var hit in notes.SearchAsync(question, top: 1))
        Console.WriteLine($"\nFound in: {hit.Record.Title} (score {hit.Score:0.00})");
}
finally
{
    foreach (string suffix in (string[])["", "-wal", "-shm"])
        File.Delete(file + suffix);
}

static Note Note(string title, string text) => new() { Title = title, Text = text, Embedding = $"{title} {text}" };
