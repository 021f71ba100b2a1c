using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Functions as messages, both ways.</summary>
internal static class FunctionMessages
{
    /// <exception cref="ArgumentException">A parameter has no text and no JSON form.</exception>
    public static FunctionSchema ToMessage(MilvusFunctionSchema function)
    {
        var message = new FunctionSchema
        {
            Name = function.Name,
            Description = function.Description,
            Type = (FunctionType)(int)function.Type,
            InputFieldNames = { function.InputFields },
            OutputFieldNames = { function.OutputFields },
        };
        foreach (var (key, value) in function.Params)
        {
            message.Params.Add(Parameters.Any(key, value, $"of function '{function.Name}'"));
        }

        return message;
    }

    public static MilvusFunctionSchema FromMessage(FunctionSchema message) => new()
    {
        Name = message.Name,
        Description = message.Description,
        Type = (MilvusFunctionType)(int)message.Type,
        InputFields = [.. message.InputFieldNames],
        OutputFields = [.. message.OutputFieldNames],
        Params = message.Params.ToDictionary(pair => pair.Key, object? (pair) => pair.Value, StringComparer.Ordinal),
    };
}
