import type { Box } from './blocks.js';

const far = 99;

/** How far up from one box, and from there down to any other one, their common ancestor lies. */
export class Distances {
  private readonly ups: Uint16Array;
  private readonly downs: Uint16Array;

  /** Boxes come with parents before children; without a box to measure from, every other one is far away. */
  constructor(boxes: Box[], from: Box | undefined) {
    this.ups = new Uint16Array(boxes.length).fill(far);
    this.downs = new Uint16Array(boxes.length);
    const levels = new Map<Box, number>();
    for (let above = from; above; above = above.parent) levels.set(above, levels.size);
    for (const box of boxes) {
      const level = levels.get(box);
      if (level !== undefined) this.ups[box.index] = level;
      else {
        this.ups[box.index] = box.parent ? this.ups[box.parent.index]! : far;
        this.downs[box.index] = (box.parent ? this.downs[box.parent.index]! : 0) + 1;
      }
    }
  }

  up({ index }: Box): number {
    return this.ups[index]!;
  }

  down({ index }: Box): number {
    return this.downs[index]!;
  }
}
