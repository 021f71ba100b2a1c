using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RagChatbot.Terminal;

/// <summary>Passages per second beside the progress bar.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
        var rate = seconds > 0 ? task.Value / seconds : 0;
        return new Text(rate.ToString("0", CultureInfo.InvariantCulture) + " passages/s");
    }
}
