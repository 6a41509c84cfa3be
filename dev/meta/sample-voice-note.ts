const SERIAL = 0x504f5254;
const PACKETS = 100;
/** 20 ms at Opus's fixed 48 kHz. */
const SAMPLES_PER_PACKET = 960;
/** A CELT frame of silence. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** Two seconds of silence as Ogg Opus: the format of WhatsApp's voice notes, playable in a browser. */
export function sampleVoiceNote(): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00', 'latin1');
  const tags = Buffer.from('OpusTags\x07\x00\x00\x00portero\x00\x00\x00\x00', 'latin1');
  return Buffer.concat([
    oggPage(0, 0x02, 0, [head]),
    oggPage(1, 0x00, 0, [tags]),
    oggPage(2, 0x04, PACKETS * SAMPLES_PER_PACKET, Array<Buffer>(PACKETS).fill(SILENCE)),
  ]);
}

/** One page (RFC 3533); each packet must be shorter than 255 bytes. */
function oggPage(sequence: number, flags: number, samples: number, packets: Buffer[]): Buffer {
  const header = Buffer.alloc(27);
  header.write('OggS', 'latin1');
  header.writeUInt8(flags, 5);
  header.writeBigUInt64LE(BigInt(samples), 6);
  header.writeUInt32LE(SERIAL, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(packets.length, 26);
  const lengths = Buffer.from(packets.map((packet) => packet.length));
  const page = Buffer.concat([header, lengths, ...packets]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}

/** CRC-32 with polynomial 0x04c11db7, not reflected, from zero. */
function oggChecksum(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
