import * as z from 'zod';

export const uploadSchema = z.object({
  file: z.instanceof(File),
  title: z.string().trim().min(1).max(300).optional(),
});

export const documentParam = z.object({ document: z.uuid() });
