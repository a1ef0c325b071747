// The page's style: one sheet, no network, light and dark by the reader's choice.

/** Inks: warm paper, near-black text, few hues of one strength; the same names colour curves, bars and words. */
const inks = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1b1e22;--soft:#646a72;--rule:#e4e0d8;
--band:#1b1e220b;--shade:#1b1e2238;
--fillrest:#ece8e0;
--good:#12715c;--bad:#b23a1e;--open:#646a72;--ttft:#c4521a;--tpot:#2769a6;--e2e:#6b4f9b;
--compute:#d9902f;--memory:#3a78b5;--link:#8163ad;--latency:#a5a8ac;--plainink:#3b4148}
@media (prefers-color-scheme:dark){:root{--paper:#13161a;--ink:#eceae5;--soft:#9aa1aa;--rule:#2a2f36;
--band:#ffffff0d;--shade:#ffffff3a;--fillrest:#262b32;
--good:#4dbd9d;--bad:#f0815f;--open:#9aa1aa;--ttft:#f08a52;--tpot:#69aee8;--e2e:#b295e3;
--compute:#e0a050;--memory:#5b9bd8;--link:#a58ad2;--latency:#777d85;--plainink:#c9cdd2}}`;

const page = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
font:15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
font-variant-numeric:tabular-nums;font-feature-settings:"tnum"}
main{max-width:1080px;margin:0 auto;padding:40px 32px 64px}
p{margin:0;text-wrap:pretty}
h1,h2,h3{line-height:1.25;margin:0;font-weight:600;letter-spacing:-.01em;overflow-wrap:anywhere}
.eyebrow{font-size:12px;letter-spacing:.08em;text-transform:uppercase;color:var(--soft)}
h1{font-size:24px;margin:4px 0 6px}
.meta{color:var(--soft);overflow-wrap:anywhere}
.verdict{margin:36px 0 0;padding:0 0 0 20px;border-left:4px solid var(--tone)}
.verdict h2{font-size:40px;letter-spacing:-.025em;color:var(--tone)}
.verdict p{font-size:17px;max-width:46em;margin-top:6px}
.verdict .binds{color:var(--soft)}
.tone-good{--tone:var(--good)}.tone-bad{--tone:var(--bad)}.tone-open{--tone:var(--open)}
.tiles{list-style:none;margin:36px 0 0;padding:0;display:grid;grid-template-columns:repeat(7,1fr);
border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.tiles li{padding:16px 12px 16px 16px;border-left:1px solid var(--rule);min-width:0}
.tiles li:first-child{border-left:0;padding-left:0}
.tiles .what{font-size:12.5px;color:var(--soft)}
.tiles .figure{font-size:25px;font-weight:600;letter-spacing:-.02em;line-height:1.3;white-space:nowrap}
.tiles .figure small{font-size:14px;font-weight:500;letter-spacing:0;color:var(--soft);margin-left:3px}
.tiles .of{font-size:12.5px;color:var(--soft)}
.tiles .hit{color:var(--good)}.tiles .miss{color:var(--bad)}
.warnings{margin:28px 0 0;padding:14px 18px;background:color-mix(in srgb,var(--compute) 11%,var(--paper));
border-radius:6px}
.warnings h2{font-size:14px}
.warnings ul{margin:6px 0 0;padding:0 0 0 18px}
.warnings li{margin:3px 0;overflow-wrap:anywhere}
section{margin-top:56px}
section>h2{font-size:20px;padding-bottom:8px;border-bottom:1px solid var(--rule)}
section>p.lead{color:var(--soft);margin:10px 0 0;max-width:48em}
h3{font-size:14px;margin-top:22px}
h3 small{font-weight:400;font-size:13px;color:var(--soft);margin-left:6px}
h3 small b{font-weight:600;margin-right:6px}
.points{margin:10px 0 0;padding-left:20px;max-width:54em}.points li{margin:4px 0;overflow-wrap:anywhere}
.contents ol{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:28px 0 0;padding:0;font-size:13.5px}
.contents a{color:var(--soft);text-underline-offset:3px}.contents a:hover{color:var(--ink)}
.columns{display:grid;grid-template-columns:1fr 1fr;gap:0 48px}
.empty,.note{color:var(--soft);font-size:13.5px;margin-top:10px}
footer{margin-top:56px;padding-top:14px;border-top:1px solid var(--rule);font-size:12.5px;color:var(--soft)}`;

const plots = `
.plot{margin-top:20px;padding-left:46px;font-size:12px;color:var(--soft)}
.panel h3{margin-top:20px}.panel .plot{margin-top:10px}
.frame{position:relative}
.frame svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.axis{position:relative;height:20px}
.axis:empty{height:6px}
.plot .y,.plot .x,.plot .label,.plot .word{position:absolute;white-space:nowrap;line-height:1;
text-shadow:0 0 3px var(--paper),0 0 3px var(--paper),0 0 2px var(--paper)}
.plot .y{left:-8px;transform:translate(-100%,-50%);font-size:11px}
.plot .x{top:7px;transform:translateX(-50%)}
.plot .x.start{transform:none}.plot .x.end{transform:translateX(-100%)}
.plot .word{bottom:5px;margin-left:5px;font-size:11px}.plot .word.late{right:0}
.plot .label{font-weight:600;font-size:12.5px;padding:1px 3px;border-radius:3px;
background:color-mix(in srgb,var(--paper) 82%,transparent)}
.plot .label.right{transform:translate(8px,-50%)}
.plot .label.left{transform:translate(-100%,-135%)}
.plot .label.leftbelow{transform:translate(-100%,35%)}
.plot .label.above{transform:translateY(-135%);font-weight:500;font-size:12px}
.plot .label.below{transform:translateY(40%)}
.plot .dot{position:absolute;width:9px;height:9px;margin:-4.5px 0 0 -4.5px;border-radius:50%;
background:currentColor;border:2px solid var(--paper)}
.line{fill:none;stroke:currentColor;stroke-width:1.8;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.panel .line{stroke-width:1.3}
.area{fill:currentColor;stroke:none;opacity:.16}
.dots{fill:none;stroke:currentColor;stroke-width:4;stroke-linecap:round;vector-effect:non-scaling-stroke;opacity:.45}
.dashed{stroke-width:1.2;stroke-dasharray:4 4;opacity:.8}
.grid,.base{fill:none;stroke:var(--rule);stroke-width:1;vector-effect:non-scaling-stroke}
.base{stroke:var(--soft);opacity:.6}
.band{fill:var(--band)}
.plot .over{position:absolute;inset:0}
.probe{position:absolute;top:0;bottom:0}.probe:hover{background:var(--band)}
.probe b{display:none;position:absolute;top:2px;left:calc(100% + 6px);z-index:2;width:max-content;max-width:260px;
padding:4px 8px;border-radius:4px;font:500 12px/1.4 inherit;font-style:normal;color:var(--paper);background:var(--ink);
pointer-events:none}
.probe.late b{left:auto;right:calc(100% + 6px)}.probe:hover b{display:block}
.axisname{display:flex;flex-wrap:wrap;gap:2px 16px;margin:0 0 8px;font-size:12px}.axisname.below{margin:2px 0 0}
.stroke{width:18px;border-top:2px solid currentColor}.stroke.dashed{border-top:1.5px dashed currentColor}
.hover{fill:transparent}.hover:hover{fill:var(--band)}
.ttft{color:var(--ttft)}.tpot{color:var(--tpot)}.e2e{color:var(--e2e)}.plainink{color:var(--plainink)}
.line.memory,.area.memory,span.memory{color:var(--memory)}.line.link,.area.link,span.link{color:var(--link)}
.line.compute,.area.compute,span.compute{color:var(--compute)}`;

const bars = `
.fill.compute,.part.compute{background:var(--compute)}.fill.memory,.part.memory{background:var(--memory)}
.fill.link,.part.link{background:var(--link)}.fill.latency,.part.latency{background:var(--latency)}
.fill.energy{background:var(--plainink);opacity:.75}.fill.unused,.part.unused{background:var(--fillrest)}
.fill.good,.part.good{background:var(--good)}.fill.bad,.part.bad{background:var(--bad)}
.fill.plainfill,.part.plainfill{background:var(--plainink)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin-top:12px;font-size:13px;color:var(--soft)}
.legend b{font-weight:600;color:var(--ink)}
.key{display:inline-flex;align-items:center;gap:6px}
.key .fill{width:11px;height:11px;border-radius:2px}
.operators{margin-top:14px}
.operators .row{display:grid;grid-template-columns:170px 3fr 2fr;gap:0 20px;align-items:center;min-height:29px}
.operators .head{font-size:12px;color:var(--soft);min-height:22px}
.operators .name{font-size:14px}
.bar{display:flex;align-items:center;height:17px}
.bar .fill{height:17px}
.bar .fill:first-child{border-radius:2px 0 0 2px}
.bar em{font-style:normal;font-size:12.5px;color:var(--soft);margin-left:7px;white-space:nowrap}
.memory[role]{display:flex;gap:2px;height:44px;margin-top:12px;border-radius:4px;overflow:hidden}
.memory.thin{height:14px}
.part{position:relative;min-width:2px}
.part u{position:absolute;left:0;top:0;bottom:0;background:#0006}`;

/** One hue in 16 strengths: paper to hue, then hue towards ink. Classes b fill boxes, classes h draw strokes. */
const strengths = Array.from({ length: 16 }, (_, level) => {
  const pale = `color-mix(in oklab,var(--hue) ${Math.round(8 + level * 9.2)}%,var(--paper))`;
  const deep = `color-mix(in oklab,var(--ink) ${(level - 10) * 10}%,var(--hue))`;
  const colour = level === 0 ? 'var(--fillrest)' : level <= 10 ? pale : deep;
  return `.h${level}{stroke:${colour}}.b${level}{background:${colour}}`;
}).join('');

const fleet = `
.hue-used{--hue:var(--memory)}.hue-queue{--hue:var(--ttft)}.hue-kv{--hue:var(--link)}.hue-power{--hue:var(--compute)}
.heat{margin-top:10px;font-size:12px;color:var(--soft)}
.heatrow{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 12px;align-items:center;margin-top:5px}
.heat.dense .heatrow{margin-top:1px}
.heatname{text-align:right;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;line-height:1.25}
.heat.dense .heatname{font-size:10px;line-height:1.1}
.cells{display:block;width:100%}
.cells path{fill:none;shape-rendering:crispEdges;stroke-width:1.02}.cells.gaps path{stroke-width:.9}
.cells path.mark{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 3;opacity:.55;vector-effect:non-scaling-stroke}
.heat .axis .x{position:absolute;top:5px;white-space:nowrap;line-height:1;transform:translateX(-50%)}
.heat .axis .x.start{transform:none}.heat .axis .x.end{transform:translateX(-100%)}
.heatkey{display:inline-flex;align-items:center;gap:6px;font-size:12px;font-weight:400;color:var(--soft);
letter-spacing:0;margin-left:10px;white-space:nowrap}
.ramp{display:inline-flex;width:128px;height:9px;border-radius:2px;overflow:hidden}.ramp i{flex:1}
.pools table{font-size:13.5px}.pools th,.pools td{padding-left:13px}.pools th:first-child{padding-left:0}
.pools thead th{white-space:normal}
.pools th:first-child{min-width:112px}
.under{display:block;white-space:nowrap;font-weight:400;font-size:12px;color:var(--soft)}
.barcell{display:block}.barcell .fill{display:block;height:4px;margin:4px 0 0 auto;border-radius:2px;opacity:.8}
.fill.slow{background:var(--ttft)}.fill.pace{background:var(--tpot)}
h3.sub{margin-top:32px}h3.sub+.columns h3{margin-top:14px}`;

const tables = `
.scroll{overflow-x:auto;margin-top:14px;background:
linear-gradient(90deg,var(--paper) 30%,transparent) 0 0/36px 100% no-repeat local,
linear-gradient(270deg,var(--paper) 30%,transparent) 100% 0/36px 100% no-repeat local,
linear-gradient(90deg,var(--shade),transparent) 0 0/14px 100% no-repeat scroll,
linear-gradient(270deg,var(--shade),transparent) 100% 0/14px 100% no-repeat scroll}
pre{overflow-x:auto;padding:12px 14px;border:1px solid var(--rule);border-radius:6px;font-size:12.5px;line-height:1.5}
code{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:14px}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:6px 0 6px 16px;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400}
th:first-child{padding-left:0}
thead th{font-size:12.5px;color:var(--soft);white-space:nowrap;vertical-align:bottom}
td,.number{text-align:right;white-space:nowrap}
.text{text-align:left;overflow-wrap:break-word;white-space:normal}
tbody th{font-weight:500}
td .miss{color:var(--bad);font-weight:600}td .hit{color:var(--good)}
td .soft{color:var(--soft)}
details{margin-top:16px;font-size:14px}
summary{cursor:pointer;color:var(--soft);font-size:13.5px;width:fit-content}
summary:hover,summary:focus-visible{color:var(--ink)}`;

const narrow = `
@media (max-width:960px){.tiles{grid-template-columns:repeat(4,1fr)}.tiles li:nth-child(5){border-left:0;
padding-left:0}.tiles li:nth-child(n+5){border-top:1px solid var(--rule)}}
@media (max-width:640px){main{padding:24px 18px 48px}.columns{grid-template-columns:1fr}
.verdict h2{font-size:30px}.verdict p{font-size:16px}section{margin-top:44px}
.tiles{grid-template-columns:repeat(2,1fr)}.tiles li:last-child:nth-child(odd){
grid-column:1/-1}
.tiles li:nth-child(n){border-left:1px solid var(--rule);
padding-left:14px}.tiles li:nth-child(odd){border-left:0;padding-left:0}.tiles li:nth-child(n+3){
border-top:1px solid var(--rule)}
.operators .row{grid-template-columns:3fr 2fr;padding-bottom:8px}.operators .name{grid-column:1/-1;font-size:13px}
.plot .x.far{display:none}.heat:not(.dense) .heatrow{grid-template-columns:1fr}
.heat:not(.dense) .heatname{text-align:left;margin:4px 0 1px}.heat.dense .heatrow{grid-template-columns:60px 1fr}
.heat:not(.dense) .heatrow>span:empty{display:none}.ramp{width:96px}
th,td{padding-left:12px}table{font-size:13px}
table.fold,.fold tbody,.fold th,.fold td{display:block}.fold thead{display:none}
.fold tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:8px 12px;padding:10px 0;
border-bottom:1px solid var(--rule)}
.fold th,.fold td{padding:0;border:0;text-align:left}.fold tbody th,.fold td.long{grid-column:1/-1}
.fold td::before{content:attr(data-t);display:block;font-size:11.5px;color:var(--soft)}
.fold .barcell .fill{margin-left:0}}
@media print{body{background:#fff}section{break-inside:avoid}details{display:none}}`;

export const style = [inks, page, plots, bars, fleet, strengths, tables, narrow].join('').replaceAll('\n', '');
