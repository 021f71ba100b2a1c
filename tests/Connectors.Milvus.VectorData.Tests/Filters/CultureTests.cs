using System.Globalization;

namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class CultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Text_does_not_depend_on_the_culture(string name)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
        try
        {
            FilterRow.Of(r => r.Double > -1.5, "Double > {p0}", [-1.5]).Check();
            FilterRow.Of(r => r.Decimal == 1.5m, "Decimal == {p0}", ["1.5"]).Check();
            FilterRow.Of(r => !r.Ints.Any(n => new[] { -1, 2000 }.Contains(n)), "not (array_contains_any(Ints, {p0}))", [new[] { -1L, 2000L }]).Check();
            FilterRow.Of(r => r.Title.Contains("Iİıi"), "Title like {p0}", ["%Iİıi%"]).Check();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
