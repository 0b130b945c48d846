declare module 'dmn-moddle' {
  /** An element of a DMN document; what it holds depends on its type. */
  export interface DmnElement {
    readonly $type: string;
    readonly $attrs: Record<string, string>;
    readonly $children?: readonly DmnElement[];
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  }

  export interface DmnWarning {
    readonly message: string;
  }

  export class DmnModdle {
    create(type: string, attributes?: Record<string, unknown>): DmnElement;
    createAny(name: string, namespace: string, attributes?: Record<string, unknown>): DmnElement;
    /** @throws Error when the text is no DMN document */
    fromXML(xml: string): Promise<{ rootElement: DmnElement; warnings: readonly DmnWarning[] }>;
    toXML(element: DmnElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
