// What pages of plans add to the style of the report.

export const planStyle = `
.contents ul{list-style:none;margin:28px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:6px 22px;font-size:13.5px}
.contents a{color:var(--tpot);text-decoration:none}
.contents a:hover,.contents a:focus-visible{text-decoration:underline}
.command,td .command{margin:14px 0 0;padding:12px 14px;background:var(--band);border-radius:6px;font-size:12.5px;
line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;
font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.rangebars{margin-top:18px}
.rangerow{display:grid;grid-template-columns:210px minmax(0,1fr) 190px;gap:0 16px;align-items:center;min-height:30px}
.rangerow .name{font-size:14px;overflow-wrap:anywhere}.rangerow .says{font-size:13px;color:var(--soft)}
.track{position:relative;height:16px;background:var(--band);border-radius:2px}
.track .value{position:absolute;left:0;top:0;bottom:0;border-radius:2px;background:var(--plainink);opacity:.45}
.track .value.first{background:var(--good);opacity:.9}
.track .whisker{position:absolute;top:7px;height:2px;background:var(--ink)}
.track .whisker::before,.track .whisker::after{content:"";position:absolute;top:-4px;width:2px;height:10px;
background:var(--ink)}
.track .whisker::before{left:0}.track .whisker::after{right:0}
.candidate{margin-top:26px}.candidate h3{margin-top:0}.candidate p{margin-top:4px;max-width:62em}
.candidate .command{margin-top:8px}
@media (max-width:860px){.rangerow{grid-template-columns:minmax(0,1fr);gap:2px;margin-top:12px}}`;
