// Paths that a scenario names, as seen from the working directory.

/** `folder/of/scenario.yaml` + `conv.csv` is `folder/of/conv.csv`; absolute paths stay. */
export function besideFile(path: string, scenarioFile: string | undefined): string {
  if (scenarioFile === undefined || /^(?:[\\/]|[A-Za-z]:[\\/]|[a-z]+:\/\/)/.test(path)) return path;
  const folder = scenarioFile.slice(0, Math.max(scenarioFile.lastIndexOf('/'), scenarioFile.lastIndexOf('\\')) + 1);
  return folder + path;
}

/** A name that can only be a path: it is opened, never looked up. */
export const isModelPath = (name: string): boolean =>
  /\.(json|gguf)$/i.test(name) || /^(\/|\\|\.{1,2}([\\/]|$)|~|[A-Za-z]:[\\/])/.test(name) || /[\\/]$/.test(name);
