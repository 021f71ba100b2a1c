using System.ClientModel;
using System.CommandLine;
using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;
using RagChatbot;
using RagChatbot.Terminal;
using Spectre.Console;

var question = new Argument<string?>("question") { Description = "One question to answer; without it, questions are asked for.", Arity = ArgumentArity.ZeroOrOne };
var docs = new Option<string?>("--docs") { Description = "Folder (or file) of Markdown and text to ingest; default: this project's documentation." };
var database = new Option<string>("--db") { Description = "Local database file.", DefaultValueFactory = _ => "ragchatbot.db" };
var milvus = new Option<string?>("--milvus") { Description = "Milvus server to use instead of the local file, e.g. http://localhost:19530." };
var token = new Option<string?>("--token") { Description = "Token or user:password of the Milvus server." };
var top = new Option<int>("--top") { Description = "Passages to draw an answer from.", DefaultValueFactory = _ => 5 };
var evaluate = new Option<bool>("--evaluate") { Description = "Ask the questions that come with the sample, by vectors alone and with keywords, and print how many answers were found." };

var command = new RootCommand("Answers questions from a folder of documents, with citations.") { question, docs, database, milvus, token, top, evaluate };
command.SetAction(async (parsed, cancellationToken) =>
{
    var options = new ChatbotOptions(
        parsed.GetValue(question), parsed.GetValue(docs), parsed.GetValue(database)!, parsed.GetValue(milvus), parsed.GetValue(token), parsed.GetValue(top),
        parsed.GetValue(evaluate));
    try
    {
        await new Chatbot(options, Models.FromEnvironment(), new ChatTerminal(AnsiConsole.Console)).RunAsync(cancellationToken);
        return 0;
    }
    catch (Exception exception) when (Explanation(exception) is not null)
    {
        Console.Error.WriteLine(Explanation(exception));
        return 1;
    }
});

return await command.Parse(args).InvokeAsync();

// What a user can act on, without a stack: the database's own message inside the connector's, the endpoint's after its retries.
static string? Explanation(Exception exception) => exception switch
{
    VectorStoreException { InnerException: MilvusException inner } => inner.Message,
    AggregateException { InnerException: ClientResultException inner } => $"The model endpoint does not answer: {inner.Message}",
    ClientResultException => $"The model endpoint refused: {exception.Message}",
    MilvusException or VectorStoreException or IOException or ArgumentException => exception.Message,
    _ => null,
};
