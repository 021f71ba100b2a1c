namespace RagChatbot;

/// <summary>The command line, read.</summary>
/// <param name="Question">The one question to answer; null asks for questions until an empty line.</param>
/// <param name="DocumentsPath">A folder or file; null means the project's own documentation.</param>
/// <param name="DatabasePath">The local database file, used when no server is given.</param>
/// <param name="MilvusAddress">A Milvus server, like http://localhost:19530; null means the local file.</param>
/// <param name="MilvusToken">The server's token or user:password.</param>
/// <param name="Top">How many passages an answer may draw on.</param>
/// <param name="Evaluates">Whether to ask the questions that come with the sample and print how many of the answers were found.</param>
internal sealed record ChatbotOptions(string? Question, string? DocumentsPath, string DatabasePath, string? MilvusAddress, string? MilvusToken, int Top, bool Evaluates);
