import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LA_ESPIGA } from '../support/stack.ts';
import { startTeamDesk, type TeamPage } from './open-team-page.ts';

const desk = startTeamDesk();
let team: TeamPage;
let page: Page;

async function open(hash: string): Promise<void> {
  team = await desk.open({ hash });
  page = team.page;
}

function textFile(name: string, text: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

function card(title: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

describe('documents', () => {
  it('takes several files, says what is wrong with one, replaces, gives back and deletes', async () => {
    await open('#/knowledge');
    await page
      .locator('.upload-area input[type=file]')
      .setInputFiles([
        textFile('tango.txt', 'Las clases de tango son los jueves a las 19.'),
        textFile('vacio.md', ' \n '),
        textFile('foto.png', 'x'),
      ]);
    await card('tango.txt').getByText('Listo').waitFor();
    await card('vacio.md').getByText('No tiene texto.').waitFor();
    await card('foto.png').getByText('Ese tipo de archivo no se puede leer.').waitFor();
    await card('foto.png').getByRole('button', { name: 'Quitar' }).click();
    await card('foto.png').waitFor({ state: 'detached' });

    const replacing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Reemplazar «tango.txt» por otro archivo' }).click();
    await (await replacing).setFiles(textFile('tango.txt', 'Las clases de tango son los viernes a las 20.'));
    await page.getByText('Subiendo').waitFor({ state: 'detached' });
    await card('tango.txt').getByText('Listo').waitFor();
    await expect
      .poll(() => desk.test.query(`select body from public.passages where body like '%tango%'`))
      .toEqual([{ body: 'Las clases de tango son los viernes a las 20.' }]);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Descargar el original de «tango.txt»' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('tango.txt');
    expect(await readFile(await download.path(), 'utf8')).toContain('viernes');

    await team.picture('documents-wide');
    await page.getByRole('button', { name: 'Eliminar «tango.txt»' }).click();
    const dialog = page.getByRole('dialog', { name: '¿Eliminar «tango.txt»?' });
    await dialog.getByText('El asistente deja de responder con lo que dice.').waitFor();
    await dialog.getByRole('button', { name: 'Eliminar' }).click();
    await card('tango.txt').waitFor({ state: 'detached' });
    expect(await desk.test.query(`select 1 from public.documents where title = 'tango.txt'`)).toEqual([]);
    expect(team.troubles).toEqual([]);
  });

  it('takes a file that is dropped, and only in its place', async () => {
    await open('#/knowledge');
    const files = await page.evaluateHandle(`(() => {
      const files = new DataTransfer();
      files.items.add(new File(['Hay clases de yoga los lunes.'], 'yoga.txt'));
      return files;
    })()`);
    await page.locator('.page-title').dispatchEvent('drop', { dataTransfer: files });
    await page.locator('.upload-area').dispatchEvent('drop', { dataTransfer: files });
    await card('yoga.txt').getByText('Listo').waitFor();
    expect(await card('yoga.txt').count()).toBe(1);
    expect(team.troubles).toEqual([]);
  });

  it('refuses an address that is not public, in words', async () => {
    await open('#/knowledge');
    await page.getByLabel('Sumar una página web').fill('http://127.0.0.1:9/');
    await page.getByRole('button', { name: 'Sumar página' }).click();
    await page.getByText('Esa dirección no es pública en internet').waitFor();
  });
});

describe('written answers', () => {
  it('adds, changes and deletes one', async () => {
    await open('#/faq');
    await page.getByText('Todavía no hay respuestas escritas').waitFor();
    await page.getByRole('button', { name: 'Agregar respuesta' }).click();
    await page.getByLabel('Pregunta').fill('¿Tienen estacionamiento?');
    await page.getByLabel('Respuesta correcta').fill('Sí, para dos autos.');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await card('¿Tienen estacionamiento?').getByText('Sí, para dos autos.').waitFor();

    await page.getByRole('button', { name: 'Editar: ¿Tienen estacionamiento?' }).click();
    await page.getByLabel('Respuesta correcta').fill('No, pero hay uno enfrente.');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await card('¿Tienen estacionamiento?').getByText('No, pero hay uno enfrente.').waitFor();
    await team.picture('faq-wide');

    await page.getByRole('button', { name: 'Eliminar: ¿Tienen estacionamiento?' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Eliminar' }).click();
    await page.getByText('Todavía no hay respuestas escritas').waitFor();
    expect(team.troubles).toEqual([]);
  });
});

describe('opening hours', () => {
  it('refuses an overlap at its day, warns before leaving, and saves', async () => {
    await open('#/hours');
    await page.getByRole('button', { name: 'Agregar un turno: Lunes' }).click();
    await page.getByLabel('Lunes, turno 2: abre').fill('17:00');
    await page.getByLabel('Lunes, turno 2: cierra').fill('20:00');
    await page.getByText('Este turno se superpone con otro.').waitFor();

    await page.getByRole('link', { name: 'Ajustes' }).click();
    const leave = page.getByRole('dialog', { name: '¿Salir sin guardar?' });
    await leave.getByRole('button', { name: 'Cancelar' }).click();
    expect(new URL(page.url()).hash).toBe('#/hours');

    await page.getByLabel('Lunes, turno 1: cierra').fill('13:00');
    await page.getByText('Este turno se superpone con otro.').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Copiar a otros días: Lunes' }).click();
    await page.getByRole('checkbox', { name: 'Martes' }).check();
    await page.getByRole('button', { name: 'Copiar a otros días', exact: true }).last().click();
    await page.getByRole('button', { name: 'Agregar un día' }).click();
    await page.getByLabel('Fecha').last().fill('2030-02-12');
    await page.getByLabel('Nombre').last().fill('Aniversario');
    await page.getByRole('combobox', { name: 'Zona horaria' }).selectOption('America/Montevideo');
    await team.picture('hours-wide');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Horarios guardados.').waitFor();
    expect(
      await desk.test.query(
        `select weekday, to_char(opens, 'HH24:MI') || '-' || to_char(closes, 'HH24:MI') as open
         from public.opening_hours where tenant_id = $1 and weekday < 3 order by weekday, opens`,
        [LA_ESPIGA.tenantId],
      ),
    ).toEqual(
      [1, 2].flatMap((weekday) => [
        { weekday, open: '07:00-13:00' },
        { weekday, open: '17:00-20:00' },
      ]),
    );
    expect(await desk.test.query(`select name from public.special_days where day = '2030-02-12'`)).toEqual([
      { name: 'Aniversario' },
    ]);
    await page.getByRole('link', { name: 'Ajustes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor();
    expect(team.troubles).toEqual([]);
  });
});

describe('settings', () => {
  it('keeps the phrases that call for a person, and the quiet time', async () => {
    await open('#/settings');
    await page.getByLabel('Nueva frase').fill('factura A');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /silencio/ }).selectOption({ label: '8 horas' });
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Ajustes guardados.').waitFor();
    await team.picture('settings-wide');
    const [saved] = await desk.test.query(
      'select handover_phrases, quiet_minutes from public.desk_settings where tenant_id = $1',
      [LA_ESPIGA.tenantId],
    );
    expect(saved).toEqual({
      handover_phrases: [...LA_ESPIGA.handoverPhrases, 'factura A'],
      quiet_minutes: 480,
    });
    expect(team.troubles).toEqual([]);
  });
});
