import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 320;
const HEIGHT = 220;

let made: Buffer | null = null;

/** A small PNG of hills at sunset, drawn here so that the repository carries no picture. */
export function sampleImage(): Buffer {
  made ??= encodePng(draw());
  return made;
}

/** One filter byte (0: none) and RGB per pixel, row by row. */
function draw(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      rows.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3);
    }
  }
  return rows;
}

function colourAt(x: number, y: number): [number, number, number] {
  const near = 168 + 18 * Math.sin(x / 38) + 6 * Math.sin(x / 11);
  if (y > near) return [22, 62, 74];
  const middle = 140 + 22 * Math.sin(x / 60 + 2);
  if (y > middle) return [44, 96, 104];
  const far = 118 + 14 * Math.sin(x / 27 + 4);
  if (y > far) return [122, 126, 132];
  if (Math.hypot(x - 214, y - 92) < 26) return [255, 243, 214];
  const height = y / 130;
  return [250 - 18 * height, Math.min(255, 148 + 72 * height), Math.min(255, 104 + 56 * height)];
}

function encodePng(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}
