namespace RagChatbot.Documents;

/// <summary>A passage of a document: what is embedded, found and cited.</summary>
/// <param name="Path">The document's path relative to the ingested folder, with '/' between parts.</param>
/// <param name="Heading">The headings above the passage, outermost first, joined with " › "; the file name where there are none.</param>
/// <param name="Ordinal">The passage's place in its document, from 0.</param>
/// <param name="Text">The passage itself, without its heading line.</param>
internal sealed record Section(string Path, string Heading, int Ordinal, string Text);
