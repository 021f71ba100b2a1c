using System.Globalization;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>What this assembly does when it is started as a child process. It reports on its output, one line per acknowledged write.</summary>
internal static class ChildRoles
{
    public const string CarryScript = "carry-script";
    public const string AppendRows = "append-rows";

    public static int Run(string[] arguments)
    {
        var numbers = arguments.Skip(2).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        using var engine = VectorEngine.Open(arguments[1]);
        switch (arguments[0])
        {
            case CarryScript: Carry(engine, new Script(numbers[0]), numbers[1]); break;
            case AppendRows: Append(engine, numbers[0], numbers[1]); break;
            default: return 1;
        }

        return 0;
    }

    // Goes on until it is killed. "begun" comes before a write, "done" after its acknowledgement.
    private static void Carry(VectorEngine engine, Script script, int first)
    {
        for (var number = first; ; number++)
        {
            Report("begun", number);
            Script.Carry(engine, script[number]);
            Report("done", number);
        }
    }

    private static void Append(VectorEngine engine, int firstId, int count)
    {
        for (var id = firstId; id < firstId + count; id++)
        {
            engine.Insert(Ids(id), VectorRows([id, 0, 0, 0]));
            Report("done", id);
        }
    }

    private static void Report(string what, int number)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {number}"));
        Console.Out.Flush();
    }
}
