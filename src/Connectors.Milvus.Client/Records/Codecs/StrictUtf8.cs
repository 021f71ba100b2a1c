using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>Text that is no Unicode would arrive changed; it is refused instead.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The UTF-8 length in bytes.</summary>
    /// <exception cref="FieldValueException">Half of a surrogate pair stands alone.</exception>
    public static int Measure(string text)
    {
        try
        {
            return Encoding.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new FieldValueException($"the text is not valid Unicode: the surrogate at character {e.Index} stands alone");
        }
    }
}
