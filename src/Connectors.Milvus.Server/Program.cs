using System.CommandLine;
using Connectors.Milvus.Server;

var command = new RootCommand("A local Milvus: one database file behind Milvus's protocols, and the tools to look after it.")
{
    ServeCommand.Create(),
    InspectCommand.Create(),
    VerifyCommand.Create(),
    CompactCommand.Create(),
    ExportCommand.Create(),
};
// The server ends itself on SIGTERM, in its own time.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
