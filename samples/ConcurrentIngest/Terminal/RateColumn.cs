using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ConcurrentIngest.Terminal;

/// <summary>Rows per second beside the progress bar.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
        return new Text((seconds > 0 ? task.Value / seconds : 0).ToString("N0", CultureInfo.InvariantCulture) + " rows/s");
    }
}
