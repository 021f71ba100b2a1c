using System.Globalization;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Runs code as on a machine of another culture.</summary>
internal static class Cultures
{
    public static void Under(string name, Action run)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
