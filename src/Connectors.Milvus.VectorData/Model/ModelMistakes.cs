namespace Connectors.Milvus.VectorData.Model;

/// <summary>Collects what is wrong with a model, so that its author learns of everything at once.</summary>
internal sealed class ModelMistakes
{
    private readonly List<string> _messages = [];
    private bool _contradicts;

    /// <summary>The model asks for something that this connector or Milvus does not have.</summary>
    public void NotSupported(string message) => _messages.Add(message);

    /// <summary>The model contradicts itself.</summary>
    public void Contradiction(string message)
    {
        _messages.Add(message);
        _contradicts = true;
    }

    /// <summary>Throws when anything was collected.</summary>
    /// <param name="model">What the model is called.</param>
    /// <exception cref="NotSupportedException">Everything collected is merely unsupported.</exception>
    /// <exception cref="InvalidOperationException">The model contradicts itself.</exception>
    public void ThrowIfAny(string model)
    {
        if (_messages.Count == 0)
            return;

        string message = _messages.Count == 1
            ? $"The model of '{model}' cannot be used: {_messages[0]}"
            : $"The model of '{model}' cannot be used, for {_messages.Count} reasons:{string.Concat(_messages.Select(each => $"\n- {each}"))}";
        throw _contradicts ? new InvalidOperationException(message) : new NotSupportedException(message);
    }
}
