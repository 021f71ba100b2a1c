using System.Globalization;
using System.Text;
using System.Text.Json;
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
            message.Params.Add(Parameters.Pair(key, Text(function.Name, key, value)));
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

    private static string Text(string function, string key, object? value)
    {
        if (value is string text)
        {
            return text;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            try
            {
                JsonValues.Write(writer, value ?? throw new ArgumentException("it is null"));
            }
            catch (ArgumentException exception)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The parameter '{key}' of function '{function}' cannot be sent: {exception.Message}"),
                    nameof(function),
                    exception);
            }
        }

        return value is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString()! : Encoding.UTF8.GetString(stream.ToArray());
    }
}
