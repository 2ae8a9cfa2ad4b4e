import type { Block, Box } from './blocks.js';

/** Blocks that are marked up alike: the size of their prose and their number. */
export interface Kin {
  prose: number;
  blocks: number;
}

const signatureOf = ({ tag, names, parent }: Box): string =>
  `${tag}.${names}<${parent?.tag}.${parent?.names}<${parent?.parent?.names}`;
const styleOf = ({ tag, names }: Box): string => `${tag}.${names}`;

/** What recurs on a page: markup and texts. */
export class Kinship {
  private readonly bySignature = new Map<string, Kin>();
  private readonly byStyle = new Map<string, Kin>();
  private readonly byBox = new Map<Box, { alike: Kin; styled: Kin }>();
  private readonly repeats = new Map<string, number>();

  constructor(blocks: Block[]) {
    for (const block of blocks) {
      const prose = block.linkSize * 2 < block.size ? block.size : 0;
      for (const kin of Object.values(this.of(block))) {
        kin.prose += prose;
        kin.blocks++;
      }
      this.repeats.set(block.text, this.repetitions(block) + 1);
    }
  }

  /** The block's kin by tag and names of its box and of the two around it, and those by its own box only. */
  of({ box }: Block): { alike: Kin; styled: Kin } {
    const known = this.byBox.get(box);
    if (known) return known;
    const kin = { alike: kinIn(this.bySignature, signatureOf(box)), styled: kinIn(this.byStyle, styleOf(box)) };
    this.byBox.set(box, kin);
    return kin;
  }

  /** How many blocks have the same text. */
  repetitions({ text }: Block): number {
    return this.repeats.get(text) ?? 0;
  }
}

function kinIn(kins: Map<string, Kin>, key: string): Kin {
  const kin = kins.get(key) ?? { prose: 0, blocks: 0 };
  kins.set(key, kin);
  return kin;
}
