import type { LocalizedText } from '../../model/index.js';
import { classEscape, literalSource, SINGLE_ESCAPES } from './pattern-escape.js';
import {
  BACK_REFERENCE,
  choiceCost,
  repeatCost,
  sequenceCost,
  SINGLE,
  type PatternCost,
} from './pattern-cost.js';

/** Thrown for a pattern that is not taken; the caller turns it into a warning. */
export class PatternRefused extends Error {
  readonly reason: LocalizedText;

  constructor(zh: string, en: string) {
    super(en);
    this.reason = { zh, en };
  }
}

interface Piece {
  readonly source: string;
  readonly cost: PatternCost;
  /** The character that it must begin with, if that is one. */
  readonly first?: string;
}

const MAX_DEPTH = 30;
const MAX_REPEAT = 1000;

/** Reads a regular expression of XML Schema with XPath's additions and writes it for the platform's `v` mode. */
export class PatternReader {
  private readonly characters: readonly string[];
  private at = 0;
  private depth = 0;
  private groups = 0;
  private readonly closed = new Set<number>();
  /** Flag i does not touch `\p{Lu}`: beside one, both cases of each letter are written out. */
  private readonly writesCases: boolean;
  readonly ignoresCase: boolean;

  constructor(
    pattern: string,
    private readonly flags: string,
  ) {
    this.characters = Array.from(flags.includes('x') ? withoutSpace(pattern) : pattern);
    this.writesCases = flags.includes('i') && /\\[pP]\{L[ult]\}/.test(this.characters.join(''));
    this.ignoresCase = flags.includes('i') && !this.writesCases;
  }

  read(): Piece {
    const piece = this.choice();
    if (this.at < this.characters.length) throw this.wrong();
    return piece;
  }

  private choice(): Piece {
    if (++this.depth > MAX_DEPTH) throw new PatternRefused('括号套得太深', 'brackets are nested too deep');
    const branches = [this.sequence()];
    while (this.take('|')) branches.push(this.sequence());
    this.depth--;
    const firsts = branches.map(({ first }) => first?.toLowerCase());
    const distinct = !firsts.includes(undefined) && new Set(firsts).size === firsts.length;
    const cost = choiceCost(
      branches.map((branch) => branch.cost),
      distinct,
    );
    const source = branches.map((branch) => branch.source).join('|');
    const [only, second] = branches;
    return only && !second ? only : { source, cost };
  }

  private sequence(): Piece {
    const pieces: Piece[] = [];
    while (this.at < this.characters.length && this.peek() !== '|' && this.peek() !== ')') {
      pieces.push(this.piece());
    }
    const first = pieces[0]?.first;
    return {
      source: pieces.map(({ source }) => source).join(''),
      cost: sequenceCost(pieces.map(({ cost }) => cost)),
      ...(first === undefined ? {} : { first }),
    };
  }

  private piece(): Piece {
    const atom = this.atom();
    const [least, most, sign] = this.quantifier() ?? [1, 1, ''];
    if (sign === '') return atom;
    const cost = repeatCost(atom.cost, least, most);
    if (!cost) {
      throw new PatternRefused(
        '重复里面又有重复或多选，可能算不完；请改写',
        'a repetition stands around another repetition or choice and might never end; write it another way',
      );
    }
    const lazy = this.take('?') ? '?' : '';
    const first = least > 0 ? atom.first : undefined;
    return { source: `${atom.source}${sign}${lazy}`, cost, ...(first === undefined ? {} : { first }) };
  }

  private quantifier(): readonly [number, number, string] | undefined {
    if (this.take('?')) return [0, 1, '?'];
    if (this.take('*')) return [0, Infinity, '*'];
    if (this.take('+')) return [1, Infinity, '+'];
    if (this.peek() !== '{') return undefined;
    const match = /^\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/.exec(
      this.characters.slice(this.at, this.at + 16).join(''),
    );
    if (!match) throw this.wrong();
    this.at += match[0].length;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === undefined ? Infinity : Number(match[3]);
    if (least > most || least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT)) throw this.wrong();
    return [least, most, match[0]];
  }

  private atom(): Piece {
    const character = this.peek();
    this.at++;
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return { source: this.characterClass(), cost: SINGLE };
      case '.':
        return { source: this.flags.includes('s') ? '[\\s\\S]' : '[^\\n\\r]', cost: SINGLE };
      case '^':
      case '$':
        return { source: character, cost: SINGLE };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw this.wrong();
      default:
        return { source: this.literal(character), cost: SINGLE, first: character };
    }
  }

  private group(): Piece {
    const catches = !(this.peek() === '?' && this.characters[this.at + 1] === ':');
    if (!catches) this.at += 2;
    const number = catches ? ++this.groups : 0;
    const inner = this.choice();
    if (!this.take(')')) throw this.wrong();
    if (catches) this.closed.add(number);
    return { ...inner, source: `${catches ? '(' : '(?:'}${inner.source})` };
  }

  private escape(): Piece {
    const character = this.peek();
    if (/[1-9]/.test(character)) {
      this.at++;
      const group = Number(character);
      if (!this.closed.has(group)) throw this.wrong();
      return { source: `(?:\\${group})`, cost: BACK_REFERENCE };
    }
    const [source, literal] = this.escaped();
    return literal === undefined
      ? { source, cost: SINGLE }
      : { source: this.literal(literal), cost: SINGLE, first: literal };
  }

  /** What `\` and the next characters stand for, and the character if it is one. */
  private escaped(): readonly [string, string | undefined] {
    const character = this.peek();
    this.at++;
    const single = SINGLE_ESCAPES[character];
    if (single !== undefined) return [literalSource(single), single];
    let name = '';
    if (character === 'p' || character === 'P') {
      const end = this.characters.indexOf('}', this.at);
      if (this.peek() !== '{' || end < 0) throw this.wrong();
      name = this.characters.slice(this.at + 1, end).join('');
      this.at = end + 1;
    }
    const source = classEscape(character, name);
    if (source === undefined) throw this.wrong();
    return [source, undefined];
  }

  /** After `[`. A class may take another away: `[a-z-[aeiou]]`. */
  private characterClass(): string {
    if (++this.depth > MAX_DEPTH) throw this.wrong();
    const negated = this.take('^');
    let content = '';
    let without: string | undefined;
    while (without === undefined && this.peek() !== ']') {
      if (this.peek() === '-' && this.characters[this.at + 1] === '[') {
        this.at += 2;
        without = this.characterClass();
      } else {
        content += this.classPart();
      }
    }
    if (!this.take(']') || content === '') throw this.wrong();
    this.depth--;
    const plain = `[${negated ? '^' : ''}${content}]`;
    return without === undefined ? plain : `[${plain}--${without}]`;
  }

  private classPart(): string {
    const [from, literal] = this.classCharacter();
    const isRange = this.peek() === '-' && ![']', '[', ''].includes(this.characters[this.at + 1] ?? '');
    if (literal === undefined) return from;
    if (!isRange) return casesOf(literal, this.writesCases).map(literalSource).join('');
    this.at++;
    const [to, end] = this.classCharacter();
    if (end === undefined || (literal.codePointAt(0) ?? 0) > (end.codePointAt(0) ?? 0)) throw this.wrong();
    const other = this.writesCases ? otherCaseRange(literal, end) : '';
    return `${from}-${to}${other}`;
  }

  private classCharacter(): readonly [string, string | undefined] {
    const character = this.peek();
    this.at++;
    if (character === '' || character === '[' || character === ']') throw this.wrong();
    return character === '\\' ? this.escaped() : [literalSource(character), character];
  }

  private literal(character: string): string {
    const cases = casesOf(character, this.writesCases);
    return cases.length === 1 ? literalSource(character) : `[${cases.map(literalSource).join('')}]`;
  }

  private peek(): string {
    return this.characters[this.at] ?? '';
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  private wrong(): PatternRefused {
    const near = this.characters.slice(Math.max(0, this.at - 1), this.at + 5).join('');
    return new PatternRefused(
      `正则式在第 ${this.at} 个字符“${near}”处写错了`,
      `the pattern is not valid at character ${this.at}, “${near}”`,
    );
  }
}

function casesOf(character: string, both: boolean): readonly string[] {
  const cases = both ? [character, character.toLowerCase(), character.toUpperCase()] : [character];
  return [...new Set(cases)].filter((one) => Array.from(one).length === 1);
}

/** For `a-z` also `A-Z`; ranges of other alphabets stay as they are. */
function otherCaseRange(from: string, to: string): string {
  const range = from + to;
  if (/^[a-z]{2}$/.test(range)) return `${from.toUpperCase()}-${to.toUpperCase()}`;
  return /^[A-Z]{2}$/.test(range) ? `${from.toLowerCase()}-${to.toLowerCase()}` : '';
}

/** Flag x: white space is left out, but not in a class. */
function withoutSpace(pattern: string): string {
  let result = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (depth === 0 && /[ \t\n\r]/.test(character)) continue;
    result += character;
    if (character === '\\' && depth > 0) result += pattern.charAt(++i);
    else if (character === '\\' && !/[ \t\n\r]/.test(pattern.charAt(i + 1))) result += pattern.charAt(++i);
    else if (character === '[') depth++;
    else if (character === ']') depth--;
  }
  return result;
}
