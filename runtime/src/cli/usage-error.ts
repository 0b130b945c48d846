/** What commander says about a command line that it does not understand, and the same in Chinese. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, '没有选项 $1'],
  [/^error: unknown command '(.+?)'/, '没有命令 $1'],
  [/^error: missing required argument '(.+?)'/, '缺少参数 $1'],
  [/^error: required option '(.+?)' not specified/, '缺少必需的选项 $1'],
  [/^error: option '(.+?)' argument missing/, '选项 $1 后面缺少内容'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid/, '选项 $1 的内容“$2”不可用'],
  [/^error: too many arguments/, '参数太多'],
];

export function inBothLanguages(text: string): string {
  for (const [pattern, chinese] of SENTENCES) {
    const found = pattern.exec(text);
    if (found)
      return `错误：${chinese.replace(/\$(\d)/g, (_, place: string) => found[Number(place)] ?? '')}\n${text}`;
  }
  return text;
}
