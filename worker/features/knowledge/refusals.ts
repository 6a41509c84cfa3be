import { violatedConstraint } from '../../data/database-error.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';

/** What a batch's own conditions refused, as the refusal that a client may see. @throws always */
export function throwRefusal(error: unknown): never {
  switch (violatedConstraint(error)) {
    case 'documents_limit':
      throw new AppError('conflict', 'too_many_documents');
    case 'documents_url':
      throw new AppError('conflict', 'page_exists');
    case 'document_exists':
    case 'message_exists':
    case 'finding_exists':
      throw new AppError('not_found');
    case 'document_readable':
      throw new AppError('conflict', 'nothing_to_read');
    case 'finding_usable':
      throw new AppError('conflict', 'never_used');
    default:
      throw error;
  }
}

/** The organisation that this database handle is confined to. */
export function tenantOf(db: TenantDb): string {
  if (!db.tenantId) throw new AppError('not_found');
  return db.tenantId;
}
