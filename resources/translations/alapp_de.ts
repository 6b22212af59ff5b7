<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>alapp</name>
  <message>
   <source>d MMM yyyy</source>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <source>d MMM</source>
   <translation>d. MMM</translation>
  </message>
  <message>
   <source>Set label</source>
   <translation>Label setzen</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>Label</translation>
  </message>
  <message>
   <source>Flag</source>
   <translation>Vormerken</translation>
  </message>
  <message>
   <source>Mark as gold</source>
   <translation>Als Gold setzen</translation>
  </message>
  <message>
   <source>Gold</source>
   <translation>Gold</translation>
  </message>
  <message>
   <source>Queue next</source>
   <translation>Als Nächstes einreihen</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Einreihen</translation>
  </message>
  <message>
   <source>Leave out of the pool</source>
   <translation>Aus dem Pool nehmen</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>Auslassen</translation>
  </message>
  <message>
   <source>Leave as it is</source>
   <translation>Lassen, wie es ist</translation>
  </message>
  <message>
   <source>Every change can be undone</source>
   <translation>Jede Änderung lässt sich rückgängig machen</translation>
  </message>
  <message>
   <source>Item</source>
   <translation>Eintrag</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>Model says</source>
   <translation>Modell sagt</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Answered</source>
   <translation>Beantwortet</translation>
  </message>
  <message>
   <source>in the order of import</source>
   <translation>in der Reihenfolge des Imports</translation>
  </message>
  <message>
   <source>newest import first</source>
   <translation>neuester Import zuerst</translation>
  </message>
  <message>
   <source>sorted by item</source>
   <translation>nach Eintrag sortiert</translation>
  </message>
  <message>
   <source>sorted by item, last first</source>
   <translation>nach Eintrag sortiert, letzte zuerst</translation>
  </message>
  <message>
   <source>sorted by text</source>
   <translation>nach Text sortiert</translation>
  </message>
  <message>
   <source>sorted by text, last first</source>
   <translation>nach Text sortiert, letzte zuerst</translation>
  </message>
  <message>
   <source>sorted by label</source>
   <translation>nach Label sortiert</translation>
  </message>
  <message>
   <source>sorted by label, last first</source>
   <translation>nach Label sortiert, letzte zuerst</translation>
  </message>
  <message>
   <source>sorted by confidence, lowest first</source>
   <translation>nach Sicherheit sortiert, niedrigste zuerst</translation>
  </message>
  <message>
   <source>sorted by confidence, highest first</source>
   <translation>nach Sicherheit sortiert, höchste zuerst</translation>
  </message>
  <message>
   <source>sorted by who answered</source>
   <translation>nach Person sortiert</translation>
  </message>
  <message>
   <source>sorted by who answered, last first</source>
   <translation>nach Person sortiert, letzte zuerst</translation>
  </message>
  <message>
   <source>sorted by note, flagged first</source>
   <translation>nach Notiz sortiert, vorgemerkte zuerst</translation>
  </message>
  <message>
   <source>sorted by note, flagged last</source>
   <translation>nach Notiz sortiert, vorgemerkte zuletzt</translation>
  </message>
  <message>
   <source>sorted by time, oldest first</source>
   <translation>nach Zeit sortiert, älteste zuerst</translation>
  </message>
  <message>
   <source>sorted by time, newest first</source>
   <translation>nach Zeit sortiert, neueste zuerst</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Ausgelassen</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>Vorgemerkt</translation>
  </message>
  <message>
   <source>Skipped</source>
   <translation>Übersprungen</translation>
  </message>
  <message>
   <source>Comment</source>
   <translation>Kommentar</translation>
  </message>
  <message>
   <source>sorted by {0}, last first</source>
   <translation>nach {0} sortiert, letzte zuerst</translation>
  </message>
  <message>
   <source>sorted by {0}</source>
   <translation>nach {0} sortiert</translation>
  </message>
  <message>
   <source>Clear the label</source>
   <translation>Label löschen</translation>
  </message>
  <message>
   <source>Take the flag away</source>
   <translation>Vormerkung wegnehmen</translation>
  </message>
  <message>
   <source>Take gold away</source>
   <translation>Gold wegnehmen</translation>
  </message>
  <message>
   <source>Take in again</source>
   <translation>Wieder aufnehmen</translation>
  </message>
  <message>
   <source>Set “{0}”</source>
   <translation>„{0}“ setzen</translation>
  </message>
  <message>
   <source>Label it first, then mark it as gold.</source>
   <translation>Annotieren Sie ihn zuerst, dann setzen Sie ihn als Gold.</translation>
  </message>
  <message>
   <source>{0}: this changes {1}.</source>
   <translation>{0}: Das ändert {1}.</translation>
  </message>
  <message>
   <source>Erase {0} items of the table</source>
   <translation>{0} Einträge der Tabelle löschen</translation>
  </message>
  <message>
   <source>Change {0}</source>
   <translation>{0} ändern</translation>
  </message>
  <message>
   <source>Erase all that names “{0}”</source>
   <translation>Alles löschen, was „{0}“ nennt</translation>
  </message>
  <message>
   <source>Erase all with {0} = {1}</source>
   <translation>Alles mit {0} = {1} löschen</translation>
  </message>
  <message>
   <source>none of these</source>
   <translation>keines davon</translation>
  </message>
  <message>
   <source>none yet</source>
   <translation>noch keine</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Labeled</source>
   <translation>Annotiert</translation>
  </message>
  <message>
   <source>Unlabeled</source>
   <translation>Nicht annotiert</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Grid</source>
   <translation>Raster</translation>
  </message>
  <message>
   <source>Found rows</source>
   <translation>Gefundene Zeilen</translation>
  </message>
  <message>
   <source>Found pictures</source>
   <translation>Gefundene Bilder</translation>
  </message>
  <message>
   <source>List</source>
   <translation>Liste</translation>
  </message>
  <message>
   <source>{0} of {1} in {2} ms, {3}</source>
   <translation>{0} von {1} in {2} ms, {3}</translation>
  </message>
  <message>
   <source>Model {0}</source>
   <translation>Modell {0}</translation>
  </message>
  <message>
   <source>Only pictures and films have a grid.</source>
   <translation>Nur Bilder und Filme haben ein Raster.</translation>
  </message>
  <message>
   <source>So far {0}; {1} {2} are not read yet</source>
   <translation>Bisher {0}; {1} {2} sind noch nicht gelesen</translation>
  </message>
  <message>
   <source>{0} selected</source>
   <translation>{0} gewählt</translation>
  </message>
  <message>
   <source>{0} · changed since</source>
   <translation>{0} · seither geändert</translation>
  </message>
  <message>
   <source>The text goes on. Enter opens it in Label.</source>
   <translation>Der Text geht weiter. Enter öffnet ihn in Annotieren.</translation>
  </message>
  <message>
   <source>Preview of the row</source>
   <translation>Vorschau der Zeile</translation>
  </message>
  <message>
   <source>open</source>
   <translation>öffnen</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>Today, {0}</source>
   <translation>Heute, {0}</translation>
  </message>
  <message>
   <source>{0} % sure</source>
   <translation>{0} % sicher</translation>
  </message>
  <message>
   <source>No answer yet</source>
   <translation>Noch keine Antwort</translation>
  </message>
  <message>
   <source>Picture of {0}</source>
   <translation>Bild von {0}</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>übersprungen</translation>
  </message>
  <message>
   <source>words, or field:value</source>
   <translation>Wörter, oder Feld:Wert</translation>
  </message>
  <message>
   <source>Proposals</source>
   <translation>Vorschläge</translation>
  </message>
  <message>
   <source>Search the pool, words or field:value</source>
   <translation>Pool durchsuchen, Wörter oder Feld:Wert</translation>
  </message>
  <message>
   <source>One is made before an import, a change of many answers and the like, and after some time.</source>
   <translation>Eine entsteht vor einem Import, vor der Änderung vieler Antworten und Ähnlichem, und nach einiger Zeit.</translation>
  </message>
  <message>
   <source>{0} of at most {1}, for your account only, in {2}</source>
   <translation>{0} von höchstens {1}, nur für Ihr Konto, in {2}</translation>
  </message>
  <message>
   <source>Backed up and checked: {0} answers, {1}.</source>
   <translation>Gesichert und geprüft: {0} Antworten, {1}.</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Erstellt</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Compared with now</source>
   <translation>Verglichen mit jetzt</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <source>No backup yet</source>
   <translation>Noch keine Sicherung</translation>
  </message>
  <message>
   <source>Another folder…</source>
   <translation>Anderer Ordner…</translation>
  </message>
  <message>
   <source>pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>This project is open for reading only.</source>
   <translation>Dieses Projekt ist nur zum Lesen geöffnet.</translation>
  </message>
  <message>
   <source>There is no backup yet.</source>
   <translation>Es gibt noch keine Sicherung.</translation>
  </message>
  <message>
   <source>Keep what is here</source>
   <translation>Jetzigen Stand behalten</translation>
  </message>
  <message>
   <source>Restore it</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Folder for backups</source>
   <translation>Ordner für Sicherungen</translation>
  </message>
  <message>
   <source>Restore the backup of {0}?</source>
   <translation>Sicherung vom {0} zurückholen?</translation>
  </message>
  <message>
   <source>It has {0}. What is here now is backed up first, so this can be taken back.</source>
   <translation>Sie enthält {0}. Der jetzige Stand wird vorher gesichert, es lässt sich also zurücknehmen.</translation>
  </message>
  <message>
   <source>Restoring {0}</source>
   <translation>{0} wird zurückgeholt</translation>
  </message>
  <message>
   <source>It is {0}. What is here now is backed up first.</source>
   <translation>Sie ist {0}. Der jetzige Stand wird vorher gesichert.</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation>Jetzt sichern</translation>
  </message>
  <message>
   <source>Restore…</source>
   <translation>Zurückholen…</translation>
  </message>
  <message>
   <source>everything, one object a line</source>
   <translation>alles, ein Objekt je Zeile</translation>
  </message>
  <message>
   <source>opens in a spreadsheet</source>
   <translation>öffnet sich im Tabellenprogramm</translation>
  </message>
  <message>
   <source>Export to</source>
   <translation>Exportieren nach</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>those that lose nothing come first</source>
   <translation>was nichts verliert, kommt zuerst</translation>
  </message>
  <message>
   <source>What goes in</source>
   <translation>Was hineinkommt</translation>
  </message>
  <message>
   <source>Also written</source>
   <translation>Auch geschrieben</translation>
  </message>
  <message>
   <source>manifest with checksum</source>
   <translation>Verzeichnis mit Prüfsumme</translation>
  </message>
  <message>
   <source>There is nothing to export yet.</source>
   <translation>Es gibt noch nichts zu exportieren.</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>Export {0}</source>
   <translation>{0} exportieren</translation>
  </message>
  <message>
   <source>Left out: {0}.</source>
   <translation>Ausgelassen: {0}.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>The whole file is encrypted (AES-256). Each of these keys opens it; without one of them nobody can.</source>
   <translation>Die ganze Datei ist verschlüsselt (AES-256). Jeder dieser Schlüssel öffnet sie; ohne einen davon kann es niemand.</translation>
  </message>
  <message>
   <source>The file is not encrypted: whoever has it can read it.</source>
   <translation>Die Datei ist nicht verschlüsselt: Wer sie hat, kann sie lesen.</translation>
  </message>
  <message>
   <source>The project is closed, written anew as an encrypted file, and opened again. Without the password, or a recovery key made afterwards, nobody can open it.</source>
   <translation>Das Projekt wird geschlossen, als verschlüsselte Datei neu geschrieben und wieder geöffnet. Ohne das Passwort oder einen später erstellten Wiederherstellungsschlüssel kann es niemand öffnen.</translation>
  </message>
  <message>
   <source>Who has it opens the project as you do. The passwords that are there stay.</source>
   <translation>Wer ihn hat, öffnet das Projekt wie Sie. Vorhandene Passwörter bleiben.</translation>
  </message>
  <message>
   <source>The project is written anew as a plain file: whoever has it can read it, without a password. A backup is made first; it stays encrypted and opens with the keys of now.</source>
   <translation>Das Projekt wird als unverschlüsselte Datei neu geschrieben: Wer sie hat, kann sie ohne Passwort lesen. Vorher entsteht eine Sicherung; sie bleibt verschlüsselt und öffnet sich mit den jetzigen Schlüsseln.</translation>
  </message>
  <message>
   <source>Opens with</source>
   <translation>Öffnet sich mit</translation>
  </message>
  <message>
   <source>Whose</source>
   <translation>Wessen</translation>
  </message>
  <message>
   <source>Keys of the project</source>
   <translation>Schlüssel des Projekts</translation>
  </message>
  <message>
   <source>Encrypt the project</source>
   <translation>Projekt verschlüsseln</translation>
  </message>
  <message>
   <source>Encrypt</source>
   <translation>Verschlüsseln</translation>
  </message>
  <message>
   <source>Add a password</source>
   <translation>Passwort hinzufügen</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <source>Change a password</source>
   <translation>Passwort ändern</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Papier</translation>
  </message>
  <message>
   <source>Take a key away</source>
   <translation>Schlüssel wegnehmen</translation>
  </message>
  <message>
   <source>Take away</source>
   <translation>Wegnehmen</translation>
  </message>
  <message>
   <source>Turn encryption off</source>
   <translation>Verschlüsselung abschalten</translation>
  </message>
  <message>
   <source>Turn off</source>
   <translation>Abschalten</translation>
  </message>
  <message>
   <source>Encrypting the project</source>
   <translation>Das Projekt wird verschlüsselt</translation>
  </message>
  <message>
   <source>Turning encryption off</source>
   <translation>Die Verschlüsselung wird abgeschaltet</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Passwort</translation>
  </message>
  <message>
   <source>Encrypt with a password…</source>
   <translation>Mit Passwort verschlüsseln…</translation>
  </message>
  <message>
   <source>Add a password…</source>
   <translation>Passwort hinzufügen…</translation>
  </message>
  <message>
   <source>Change a password…</source>
   <translation>Passwort ändern…</translation>
  </message>
  <message>
   <source>Make a recovery key…</source>
   <translation>Wiederherstellungsschlüssel erstellen…</translation>
  </message>
  <message>
   <source>Take away…</source>
   <translation>Wegnehmen…</translation>
  </message>
  <message>
   <source>Turn encryption off…</source>
   <translation>Verschlüsselung abschalten…</translation>
  </message>
  <message>
   <source>Whose it is</source>
   <translation>Wem er gehört</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Neues Passwort</translation>
  </message>
  <message>
   <source>Key file (only if it shall need one)</source>
   <translation>Schlüsseldatei (nur wenn eine nötig sein soll)</translation>
  </message>
  <message>
   <source>The file need not be written anew for that.</source>
   <translation>Die Datei muss dafür nicht neu geschrieben werden.</translation>
  </message>
  <message>
   <source>Password now</source>
   <translation>Jetziges Passwort</translation>
  </message>
  <message>
   <source>Its key file, if it has one</source>
   <translation>Seine Schlüsseldatei, wenn es eine hat</translation>
  </message>
  <message>
   <source>Type “{0}” to go on</source>
   <translation>Tippen Sie „{0}“ ein, um fortzufahren</translation>
  </message>
  <message>
   <source>Type the word, then it is turned off.</source>
   <translation>Tippen Sie das Wort ein, dann wird sie abgeschaltet.</translation>
  </message>
  <message>
   <source>The keys are changed and on the disk.</source>
   <translation>Die Schlüssel sind geändert und auf der Platte.</translation>
  </message>
  <message>
   <source>“{0}” will not open this project any longer.</source>
   <translation>„{0}“ öffnet dieses Projekt nicht mehr.</translation>
  </message>
  <message>
   <source>not where it was</source>
   <translation>nicht am alten Ort</translation>
  </message>
  <message>
   <source>has another content</source>
   <translation>hat anderen Inhalt</translation>
  </message>
  <message>
   <source>cannot be decoded</source>
   <translation>lässt sich nicht dekodieren</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Not as imported</source>
   <translation>Nicht wie importiert</translation>
  </message>
  <message>
   <source>Folders of files</source>
   <translation>Ordner der Dateien</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>Was nicht stimmt</translation>
  </message>
  <message>
   <source>Files that are not as they were</source>
   <translation>Dateien, die nicht wie zuvor sind</translation>
  </message>
  <message>
   <source>Check files</source>
   <translation>Dateien prüfen</translation>
  </message>
  <message>
   <source>Find a moved folder…</source>
   <translation>Verschobenen Ordner suchen…</translation>
  </message>
  <message>
   <source>Files of the items: {0}, {1}</source>
   <translation>Dateien der Einträge: {0}, {1}</translation>
  </message>
  <message>
   <source>Embed {0} files</source>
   <translation>{0} Dateien einbetten</translation>
  </message>
  <message>
   <source>Copies them into the project file, {0} in all; the originals stay as they are</source>
   <translation>Kopiert sie in die Projektdatei, zusammen {0}; die Originale bleiben, wie sie sind</translation>
  </message>
  <message>
   <source> · {0} in the project file</source>
   <translation> · {0} in der Projektdatei</translation>
  </message>
  <message>
   <source> · {0} not as they were</source>
   <translation> · {0} nicht wie zuvor</translation>
  </message>
  <message>
   <source>Where is “{0}” now?</source>
   <translation>Wo ist „{0}“ jetzt?</translation>
  </message>
  <message>
   <source>The first one is trained after some answers; training goes on while you label.</source>
   <translation>Das erste wird nach einigen Antworten trainiert; das Training läuft beim Annotieren weiter.</translation>
  </message>
  <message>
   <source>Suggestions and order come from it. The next model learns from all answers, and counts then.</source>
   <translation>Vorschläge und Reihenfolge kommen von ihm. Das nächste Modell lernt aus allen Antworten und gilt dann.</translation>
  </message>
  <message>
   <source>{0} terms of fewer than {1} items were cut, since they may be names of people. On {2} items it gives the same answer as here for {3}. The file is not encrypted; “alapp predict” uses it on new files.</source>
   <translation>{0} Begriffe aus weniger als {1} Einträgen wurden entfernt, weil sie Namen von Menschen sein können. Bei {2} Einträgen gibt es für {3} dieselbe Antwort wie hier. Die Datei ist nicht verschlüsselt; „alapp predict“ wendet sie auf neue Dateien an.</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Fassung</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Stand</translation>
  </message>
  <message>
   <source>Trained</source>
   <translation>Trainiert</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>Strategy</source>
   <translation>Strategie</translation>
  </message>
  <message>
   <source>Labels</source>
   <translation>Labels</translation>
  </message>
  <message>
   <source>Guideline</source>
   <translation>Leitfaden</translation>
  </message>
  <message>
   <source>Accuracy in random checks</source>
   <translation>Genauigkeit in Zufallsprüfungen</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>No model yet</source>
   <translation>Noch kein Modell</translation>
  </message>
  <message>
   <source>There is no model yet.</source>
   <translation>Es gibt noch kein Modell.</translation>
  </message>
  <message>
   <source>End freezing</source>
   <translation>Einfrieren beenden</translation>
  </message>
  <message>
   <source>Freeze</source>
   <translation>Einfrieren</translation>
  </message>
  <message>
   <source>Its figures, coefficients and predictions go. This cannot be undone; answers stay.</source>
   <translation>Zahlen, Koeffizienten und Vorhersagen verschwinden. Das lässt sich nicht rückgängig machen; Antworten bleiben.</translation>
  </message>
  <message>
   <source>Model {0} counts until the next training</source>
   <translation>Modell {0} gilt bis zum nächsten Training</translation>
  </message>
  <message>
   <source>Model {0} is marked. Go to another and press C again.</source>
   <translation>Modell {0} ist gewählt. Gehen Sie zu einem anderen und drücken Sie noch einmal C.</translation>
  </message>
  <message>
   <source>Model {0} and model {1}</source>
   <translation>Modell {0} und Modell {1}</translation>
  </message>
  <message>
   <source>Model {0} is no longer frozen.</source>
   <translation>Modell {0} ist nicht mehr eingefroren.</translation>
  </message>
  <message>
   <source>Model {0} is frozen: all of it is kept, and it cannot be deleted.</source>
   <translation>Modell {0} ist eingefroren: Es bleibt ganz erhalten und kann nicht gelöscht werden.</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Model {0} written to {1}, {2}</source>
   <translation>Modell {0} geschrieben nach {1}, {2}</translation>
  </message>
  <message>
   <source>{0} is gone but for its figures.</source>
   <translation>{0} ist bis auf seine Zahlen weg.</translation>
  </message>
  <message>
   <source>{0} is the one that counts now.</source>
   <translation>{0} gilt jetzt.</translation>
  </message>
  <message>
   <source>{0} is frozen. F ends that.</source>
   <translation>{0} ist eingefroren. F beendet das.</translation>
  </message>
  <message>
   <source>Delete model {0}?</source>
   <translation>Modell {0} löschen?</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Vergleichen</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren…</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>The mark is gone.</source>
   <translation>Das Zeichen ist weg.</translation>
  </message>
  <message>
   <source>Model {0} counts until the next training.</source>
   <translation>Modell {0} gilt bis zum nächsten Training.</translation>
  </message>
  <message>
   <source>Model {0} looks at the pool.</source>
   <translation>Modell {0} sieht den Pool an.</translation>
  </message>
  <message>
   <source>Delete model {0}</source>
   <translation>Modell {0} löschen</translation>
  </message>
  <message>
   <source>Model {0} was deleted.</source>
   <translation>Modell {0} wurde gelöscht.</translation>
  </message>
  <message>
   <source>Export model {0}</source>
   <translation>Modell {0} exportieren</translation>
  </message>
  <message>
   <source>Model (*{0})</source>
   <translation>Modell (*{0})</translation>
  </message>
  <message>
   <source>Who answered, when, how long</source>
   <translation>Wer antwortete, wann, wie lange</translation>
  </message>
  <message>
   <source>codes only, no names; model, strategy, chance</source>
   <translation>nur Kürzel, keine Namen; Modell, Strategie, Chance</translation>
  </message>
  <message>
   <source>Comments and flags</source>
   <translation>Kommentare und Vormerkungen</translation>
  </message>
  <message>
   <source>with the reason</source>
   <translation>mit dem Grund</translation>
  </message>
  <message>
   <source>text without a label</source>
   <translation>Text ohne Label</translation>
  </message>
  <message>
   <source>Safe for spreadsheets</source>
   <translation>Sicher für Tabellenprogramme</translation>
  </message>
  <message>
   <source>cells that look like formulas get an apostrophe</source>
   <translation>Zellen, die wie Formeln aussehen, bekommen einen Apostroph</translation>
  </message>
  <message>
   <source>Encrypted archive</source>
   <translation>Verschlüsseltes Archiv</translation>
  </message>
  <message>
   <source>opens with a password only</source>
   <translation>öffnet sich nur mit Passwort</translation>
  </message>
  <message>
   <source>encrypted only: set by your administrator</source>
   <translation>nur verschlüsselt: von Ihrer Administration festgelegt</translation>
  </message>
  <message>
   <source>1 comment</source>
   <translation>1 Kommentar</translation>
  </message>
  <message>
   <source>1 flag</source>
   <translation>1 Vormerkung</translation>
  </message>
  <message>
   <source>Everyone’s</source>
   <translation>Aller</translation>
  </message>
  <message>
   <source>Mine</source>
   <translation>Meine</translation>
  </message>
  <message>
   <source>Whose answers</source>
   <translation>Wessen Antworten</translation>
  </message>
  <message>
   <source>Skipped {0}</source>
   <translation>{0} übersprungen</translation>
  </message>
  <message>
   <source>Unlabeled {0}</source>
   <translation>Nicht annotierte {0}</translation>
  </message>
  <message>
   <source>{0} comments</source>
   <translation>{0} Kommentare</translation>
  </message>
  <message>
   <source>{0} flags</source>
   <translation>{0} Vormerkungen</translation>
  </message>
  <message>
   <source>Sources</source>
   <translation>Quellen</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>Safety</source>
   <translation>Sicherheit</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>Part of Data</source>
   <translation>Teil der Daten</translation>
  </message>
  <message>
   <source>{0} Exports and the audit trail hold the answers of all.</source>
   <translation>{0} Exporte und das Prüfprotokoll enthalten die Antworten aller.</translation>
  </message>
  <message>
   <source>For the lead only</source>
   <translation>Nur für die Leitung</translation>
  </message>
  <message>
   <source>Another job is under way. Verify the file when it is done.</source>
   <translation>Eine andere Arbeit läuft. Die Datei kann geprüft werden, wenn sie fertig ist.</translation>
  </message>
  <message>
   <source>A lead may do everything. An annotator labels, and sees only the own answers. Whoever opens the project under a new code becomes an annotator once there is one.</source>
   <translation>Die Leitung darf alles. Wer annotiert, sieht nur die eigenen Antworten. Wer das Projekt unter einem neuen Kürzel öffnet, annotiert, sobald es eine Leitung gibt.</translation>
  </message>
  <message>
   <source>Who opens the project under this code labels as an annotator. You can make her a lead later.</source>
   <translation>Wer das Projekt unter diesem Kürzel öffnet, annotiert. Zur Leitung lässt sich die Person später machen.</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Kürzel</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rolle</translation>
  </message>
  <message>
   <source>People of the project</source>
   <translation>Personen des Projekts</translation>
  </message>
  <message>
   <source>Lead</source>
   <translation>Leitung</translation>
  </message>
  <message>
   <source>Annotator</source>
   <translation>Annotator</translation>
  </message>
  <message>
   <source>Add a person</source>
   <translation>Person hinzufügen</translation>
  </message>
  <message>
   <source>Change the name</source>
   <translation>Namen ändern</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Personen</translation>
  </message>
  <message>
   <source>Add a person…</source>
   <translation>Person hinzufügen…</translation>
  </message>
  <message>
   <source>Change the name…</source>
   <translation>Namen ändern…</translation>
  </message>
  <message>
   <source>For the lead only. You work here as “{0}”.</source>
   <translation>Nur für die Leitung. Sie arbeiten hier als „{0}“.</translation>
  </message>
  <message>
   <source>Make an annotator</source>
   <translation>Zum Annotator machen</translation>
  </message>
  <message>
   <source>Make a lead</source>
   <translation>Zur Leitung machen</translation>
  </message>
  <message>
   <source>Code, such as B2</source>
   <translation>Kürzel, etwa B2</translation>
  </message>
  <message>
   <source>Name (not needed)</source>
   <translation>Name (nicht nötig)</translation>
  </message>
  <message>
   <source>The code “{0}” stays: it stands in every answer.</source>
   <translation>Das Kürzel „{0}“ bleibt: Es steht in jeder Antwort.</translation>
  </message>
  <message>
   <source>{0} works here as {1}.</source>
   <translation>{0} arbeitet hier als {1}.</translation>
  </message>
  <message>
   <source>Anyone who can open the file can read it. Keep it where the data may be.</source>
   <translation>Wer die Datei öffnen kann, kann sie lesen. Bewahren Sie sie dort auf, wo die Daten liegen dürfen.</translation>
  </message>
  <message>
   <source>Preview of the first item</source>
   <translation>Vorschau des ersten Eintrags</translation>
  </message>
  <message>
   <source>The export is not encrypted</source>
   <translation>Der Export ist nicht verschlüsselt</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>No answers yet.</source>
   <translation>Noch keine Antworten.</translation>
  </message>
  <message>
   <source>Preview, 1 of {0}</source>
   <translation>Vorschau, 1 von {0}</translation>
  </message>
  <message>
   <source>What alapp found.txt</source>
   <translation>Was alapp gefunden hat.txt</translation>
  </message>
  <message>
   <source>For whoever is responsible for security. The program looks at itself: it lives through a small session in a folder beside the project, takes it away again, and says what it found of each promise.</source>
   <translation>Für alle, die für Sicherheit zuständig sind. Das Programm prüft sich selbst: Es durchläuft eine kleine Sitzung in einem Ordner neben dem Projekt, räumt sie wieder weg und sagt zu jeder Zusage, was es gefunden hat.</translation>
  </message>
  <message>
   <source>Every promise that could be looked at held</source>
   <translation>Jede Zusage, die sich prüfen ließ, hielt</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Details</translation>
  </message>
  <message>
   <source>Check the promises</source>
   <translation>Zusagen prüfen</translation>
  </message>
  <message>
   <source>Save the statement…</source>
   <translation>Erklärung speichern…</translation>
  </message>
  <message>
   <source>What is promised</source>
   <translation>Was zugesagt ist</translation>
  </message>
  <message>
   <source>Save the statement and give it to whoever looks after the program.</source>
   <translation>Speichern Sie die Erklärung und geben Sie sie an die Stelle, die das Programm betreut.</translation>
  </message>
  <message>
   <source>beginning</source>
   <translation>Anfang</translation>
  </message>
  <message>
   <source>Save the statement</source>
   <translation>Erklärung speichern</translation>
  </message>
  <message>
   <source>Text (*.txt)</source>
   <translation>Text (*.txt)</translation>
  </message>
  <message>
   <source>Fewer details</source>
   <translation>Weniger Details</translation>
  </message>
  <message>
   <source>Prove it</source>
   <translation>Nachweisen</translation>
  </message>
  <message>
   <source>{0} of {1} promises did not hold</source>
   <translation>{0} von {1} Zusagen hielten nicht</translation>
  </message>
  <message>
   <source>Looked at {0}.</source>
   <translation>{0} angesehen.</translation>
  </message>
  <message>
   <source>The statement was written to {0}.</source>
   <translation>Die Erklärung wurde nach {0} geschrieben.</translation>
  </message>
  <message>
   <source>The statement was not saved.</source>
   <translation>Die Erklärung wurde nicht gespeichert.</translation>
  </message>
  <message>
   <source>Whoever gets it opens it with this password: alapp unpack. It is written down nowhere.</source>
   <translation>Wer es bekommt, öffnet es mit diesem Passwort: alapp unpack. Es ist nirgends aufgeschrieben.</translation>
  </message>
  <message>
   <source>Password of the archive</source>
   <translation>Passwort des Archivs</translation>
  </message>
  <message>
   <source>Caps Lock is on</source>
   <translation>Die Feststelltaste ist an</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>Taken in</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <source>SHA-256</source>
   <translation>SHA-256</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>Zeile</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Spalte</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>What the row holds</source>
   <translation>Inhalt der Zeile</translation>
  </message>
  <message>
   <source>Import a file</source>
   <translation>Datei importieren</translation>
  </message>
  <message>
   <source>Files imported</source>
   <translation>Importierte Dateien</translation>
  </message>
  <message>
   <source>Nothing imported yet</source>
   <translation>Noch nichts importiert</translation>
  </message>
  <message>
   <source>Import a file with Ctrl+I.</source>
   <translation>Importieren Sie eine Datei mit Strg+I.</translation>
  </message>
  <message>
   <source>Export these rows…</source>
   <translation>Diese Zeilen exportieren…</translation>
  </message>
  <message>
   <source>Import repaired file…</source>
   <translation>Ausgebesserte Datei importieren…</translation>
  </message>
  <message>
   <source>Rows left out</source>
   <translation>Ausgelassene Zeilen</translation>
  </message>
  <message>
   <source>Export the rows that were left out</source>
   <translation>Ausgelassene Zeilen exportieren</translation>
  </message>
  <message>
   <source>Table (*.csv);;JSON lines (*.jsonl)</source>
   <translation>Tabelle (*.csv);;JSON Lines (*.jsonl)</translation>
  </message>
  <message>
   <source>{0} rows written to {1}. Correct them there, then import that file.</source>
   <translation>{0} Zeilen nach {1} geschrieben. Berichtigen Sie sie dort und importieren Sie dann diese Datei.</translation>
  </message>
  <message>
   <source>{0} rows of {1} left out</source>
   <translation>{0} Zeilen von {1} ausgelassen</translation>
  </message>
  <message>
   <source>No rows were left out.</source>
   <translation>Es wurden keine Zeilen ausgelassen.</translation>
  </message>
  <message>
   <source>Table (*.csv);;JSON lines (*.jsonl);;Text to read (*.txt)</source>
   <translation>Tabelle (*.csv);;JSON Lines (*.jsonl);;Text zum Lesen (*.txt)</translation>
  </message>
  <message>
   <source>Every change with its time, who made it, the value before and after, and why. Nothing in it can be edited unseen: each line carries its place in the chain. Erased values say so.</source>
   <translation>Jede Änderung mit Zeit, Person, Wert davor und danach und Grund. Nichts darin lässt sich unbemerkt ändern: Jede Zeile trägt ihren Platz in der Kette. Gelöschte Werte sind als solche benannt.</translation>
  </message>
  <message>
   <source>{0} events written to {1}, {2}.</source>
   <translation>{0} Ereignisse geschrieben nach {1}, {2}.</translation>
  </message>
  <message>
   <source>Write the audit trail…</source>
   <translation>Prüfprotokoll schreiben…</translation>
  </message>
  <message>
   <source>Write the audit trail to</source>
   <translation>Prüfprotokoll schreiben nach</translation>
  </message>
  <message>
   <source>Audit trail</source>
   <translation>Prüfprotokoll</translation>
  </message>
  <message>
   <source>done</source>
   <translation>fertig</translation>
  </message>
  <message>
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <source>broke off</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <source>JSON lines</source>
   <translation>JSON Lines</translation>
  </message>
  <message>
   <source>JSON</source>
   <translation>JSON</translation>
  </message>
  <message>
   <source>{0} %, likely {1} to {2} %, {3} checks</source>
   <translation>{0} %, wohl {1} bis {2} %, {3} Prüfungen</translation>
  </message>
  <message>
   <source>{0}, {1} answers between two trainings, {2}% random checks</source>
   <translation>{0}, {1} Antworten zwischen zwei Trainings, {2} % Zufallsprüfungen</translation>
  </message>
  <message>
   <source>{0} of {1} ({2} %)</source>
   <translation>{0} von {1} ({2} %)</translation>
  </message>
  <message>
   <source>{0} written to {1}, {2}.</source>
   <translation>{0} geschrieben nach {1}, {2}.</translation>
  </message>
  <message>
   <source>{0} bytes</source>
   <translation>{0} Bytes</translation>
  </message>
  <message>
   <source>{0} random checks; an estimate starts at {1}</source>
   <translation>{0} Zufallsprüfungen; eine Schätzung beginnt bei {1}</translation>
  </message>
  <message>
   <source>not kept for both, so only their figures can be compared</source>
   <translation>nicht für beide aufbewahrt, daher lassen sich nur die Zahlen vergleichen</translation>
  </message>
  <message>
   <source>none</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <source>Error of its probabilities (Brier)</source>
   <translation>Fehler der Wahrscheinlichkeiten (Brier)</translation>
  </message>
  <message>
   <source>Agreement with the model before (kappa)</source>
   <translation>Übereinstimmung mit dem Modell davor (Kappa)</translation>
  </message>
  <message>
   <source>Answers by label</source>
   <translation>Antworten nach Labels</translation>
  </message>
  <message>
   <source>Items in the pool</source>
   <translation>Einträge im Pool</translation>
  </message>
  <message>
   <source>Features</source>
   <translation>Merkmale</translation>
  </message>
  <message>
   <source>Boxes</source>
   <translation>Rahmen</translation>
  </message>
  <message>
   <source>Choice</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <source>Guideline version, seed</source>
   <translation>Fassung des Leitfadens, Startwert</translation>
  </message>
  <message>
   <source>Knew the journal up to</source>
   <translation>Kannte das Journal bis</translation>
  </message>
  <message>
   <source>Time to train</source>
   <translation>Dauer des Trainings</translation>
  </message>
  <message>
   <source>Libraries</source>
   <translation>Bibliotheken</translation>
  </message>
  <message>
   <source>{0} answers; {1}</source>
   <translation>{0} Antworten; {1}</translation>
  </message>
  <message>
   <source>Answers between them</source>
   <translation>Antworten dazwischen</translation>
  </message>
  <message>
   <source>Predictions changed</source>
   <translation>Geänderte Vorhersagen</translation>
  </message>
  <message>
   <source>Agreement beyond chance (kappa)</source>
   <translation>Übereinstimmung über den Zufall hinaus (Kappa)</translation>
  </message>
  <message>
   <source>Predictions</source>
   <translation>Vorhersagen</translation>
  </message>
  <message>
   <source>This cannot be undone. It goes from the project, its backups and everything learned from it; the journal keeps that something was erased, by whom and why. Files exported earlier are not reached. No backup is made before: it would hold what goes.</source>
   <translation>Das lässt sich nicht rückgängig machen. Es verschwindet aus dem Projekt, seinen Sicherungen und allem daraus Gelernten; das Journal hält fest, dass etwas gelöscht wurde, von wem und warum. Früher exportierte Dateien werden nicht erreicht. Vorher entsteht keine Sicherung: Sie enthielte, was gelöscht wird.</translation>
  </message>
  <message>
   <source>Erase for good</source>
   <translation>Endgültig löschen</translation>
  </message>
  <message>
   <source>Looking for all that belongs to it …</source>
   <translation>Alles Zugehörige wird gesucht …</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Erasing. Labeling waits meanwhile …</source>
   <translation>Es wird gelöscht. Das Annotieren wartet so lange …</translation>
  </message>
  <message>
   <source>Save the certificate</source>
   <translation>Bescheinigung speichern</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Reason. It is kept for good, so it must not name what goes.</source>
   <translation>Grund. Er wird für immer aufbewahrt und darf deshalb nicht nennen, was gelöscht wird.</translation>
  </message>
  <message>
   <source>It erases: {0}.</source>
   <translation>Gelöscht wird: {0}.</translation>
  </message>
  <message>
   <source>Type “{0}”</source>
   <translation>„{0}“ eintippen</translation>
  </message>
  <message>
   <source>{0} backups are looked through and rewritten.</source>
   <translation>{0} Sicherungen werden durchgesehen und neu geschrieben.</translation>
  </message>
  <message>
   <source>It is still named, and stays so, in: {0}.</source>
   <translation>Genannt wird es weiterhin in: {0}.</translation>
  </message>
  <message>
   <source>{0} media files lie outside and are not deleted.</source>
   <translation>{0} Mediendateien liegen außerhalb und werden nicht gelöscht.</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Edit label</source>
   <translation>Label bearbeiten</translation>
  </message>
  <message>
   <source>a few words, shown on the answer</source>
   <translation>ein paar Wörter, auf der Antwort gezeigt</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Form</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>Regel</translation>
  </message>
  <message>
   <source>Hint</source>
   <translation>Hinweis</translation>
  </message>
  <message>
   <source>Rule: when to give this label, and when not</source>
   <translation>Regel: wann dieses Label gilt und wann nicht</translation>
  </message>
  <message>
   <source>Examples</source>
   <translation>Beispiele</translation>
  </message>
  <message>
   <source>Edit question and words</source>
   <translation>Frage und Wörter bearbeiten</translation>
  </message>
  <message>
   <source>Introduction</source>
   <translation>Einleitung</translation>
  </message>
  <message>
   <source>Question asked about every item</source>
   <translation>Frage, die bei jedem Eintrag steht</translation>
  </message>
  <message>
   <source>One item is called</source>
   <translation>Ein Eintrag heißt</translation>
  </message>
  <message>
   <source>Many are called</source>
   <translation>Mehrere heißen</translation>
  </message>
  <message>
   <source>Introduction: what holds for all labels</source>
   <translation>Einleitung: was für alle Labels gilt</translation>
  </message>
  <message>
   <source>Second key, a letter</source>
   <translation>Zweite Taste, ein Buchstabe</translation>
  </message>
  <message>
   <source>Second key</source>
   <translation>Zweite Taste</translation>
  </message>
  <message>
   <source>New label</source>
   <translation>Neues Label</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Frage</translation>
  </message>
  <message>
   <source>Free letters: {0}</source>
   <translation>Freie Buchstaben: {0}</translation>
  </message>
  <message>
   <source>Type or paste a passage</source>
   <translation>Stelle eintippen oder einfügen</translation>
  </message>
  <message>
   <source>Add example</source>
   <translation>Beispiel hinzufügen</translation>
  </message>
  <message>
   <source>Remove this example</source>
   <translation>Dieses Beispiel entfernen</translation>
  </message>
  <message>
   <source>Not {0}</source>
   <translation>Nicht {0}</translation>
  </message>
  <message>
   <source>No example yet.</source>
   <translation>Noch kein Beispiel.</translation>
  </message>
  <message>
   <source>Kind of example</source>
   <translation>Art des Beispiels</translation>
  </message>
  <message>
   <source>New example</source>
   <translation>Neues Beispiel</translation>
  </message>
  <message>
   <source>Not label</source>
   <translation>Nicht das Label</translation>
  </message>
  <message>
   <source>Question and words</source>
   <translation>Frage und Wörter</translation>
  </message>
  <message>
   <source>retired</source>
   <translation>stillgelegt</translation>
  </message>
  <message>
   <source>Find a label</source>
   <translation>Label suchen</translation>
  </message>
  <message>
   <source>{0} answers</source>
   <translation>{0} Antworten</translation>
  </message>
  <message>
   <source>Guidelines</source>
   <translation>Leitfaden</translation>
  </message>
  <message>
   <source>Version {0}</source>
   <translation>Fassung {0}</translation>
  </message>
  <message>
   <source>key {0}</source>
   <translation>Taste {0}</translation>
  </message>
  <message>
   <source>Choose a label first.</source>
   <translation>Wählen Sie zuerst ein Label.</translation>
  </message>
  <message>
   <source>“{0}” is back.</source>
   <translation>„{0}“ ist zurück.</translation>
  </message>
  <message>
   <source>“{0}” is retired; its answers stay. </source>
   <translation>„{0}“ ist stillgelegt; die Antworten bleiben. </translation>
  </message>
  <message>
   <source>Delete brings it back.</source>
   <translation>Entf holt es zurück.</translation>
  </message>
  <message>
   <source>Saved as version {0}. Answers keep theirs.</source>
   <translation>Als Fassung {0} gespeichert. Antworten behalten ihre.</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Verwendung</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>first version</source>
   <translation>erste Fassung</translation>
  </message>
  <message>
   <source>by {0}</source>
   <translation>von {0}</translation>
  </message>
  <message>
   <source>and {0} earlier versions</source>
   <translation>und {0} frühere Fassungen</translation>
  </message>
  <message>
   <source>Restore version {0}</source>
   <translation>Fassung {0} zurückholen</translation>
  </message>
  <message>
   <source>No introduction yet. Write what holds for all labels.</source>
   <translation>Noch keine Einleitung. Schreiben Sie, was für alle Labels gilt.</translation>
  </message>
  <message>
   <source>No rule yet. Write one sentence; annotators see it beside each item.</source>
   <translation>Noch keine Regel. Schreiben Sie einen Satz; er steht beim Annotieren neben jedem Eintrag.</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <source>Asked about every item</source>
   <translation>Wird bei jedem Eintrag gefragt</translation>
  </message>
  <message>
   <source>{0}, many are {1}</source>
   <translation>{0}, mehrere sind {1}</translation>
  </message>
  <message>
   <source>or</source>
   <translation>oder</translation>
  </message>
  <message>
   <source>key</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>circle</source>
   <translation>Kreis</translation>
  </message>
  <message>
   <source>square</source>
   <translation>Quadrat</translation>
  </message>
  <message>
   <source>triangle up</source>
   <translation>Dreieck nach oben</translation>
  </message>
  <message>
   <source>diamond</source>
   <translation>Raute</translation>
  </message>
  <message>
   <source>pentagon</source>
   <translation>Fünfeck</translation>
  </message>
  <message>
   <source>hexagon</source>
   <translation>Sechseck</translation>
  </message>
  <message>
   <source>star</source>
   <translation>Stern</translation>
  </message>
  <message>
   <source>plus</source>
   <translation>Plus</translation>
  </message>
  <message>
   <source>cross</source>
   <translation>Kreuz</translation>
  </message>
  <message>
   <source>triangle down</source>
   <translation>Dreieck nach unten</translation>
  </message>
  <message>
   <source>triangle right</source>
   <translation>Dreieck nach rechts</translation>
  </message>
  <message>
   <source>triangle left</source>
   <translation>Dreieck nach links</translation>
  </message>
  <message>
   <source>Retired: it cannot be given any more. {0} answers keep it. Delete brings it back.</source>
   <translation>Stillgelegt: Es lässt sich nicht mehr vergeben. {0} Antworten behalten es. Entf holt es zurück.</translation>
  </message>
  <message>
   <source>Retired label</source>
   <translation>Stillgelegtes Label</translation>
  </message>
  <message>
   <source>Retired: it cannot be given any more. Delete brings it back.</source>
   <translation>Stillgelegt: Es lässt sich nicht mehr vergeben. Entf holt es zurück.</translation>
  </message>
  <message>
   <source>Label {0} of {1}</source>
   <translation>Label {0} von {1}</translation>
  </message>
  <message>
   <source>Answers with this label</source>
   <translation>Antworten mit diesem Label</translation>
  </message>
  <message>
   <source>Of all answers</source>
   <translation>Von allen Antworten</translation>
  </message>
  <message>
   <source>no note</source>
   <translation>keine Notiz</translation>
  </message>
  <message>
   <source>Given under an earlier version</source>
   <translation>Unter früherer Fassung gegeben</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} von {1}</translation>
  </message>
  <message>
   <source>Suggested, and answered so</source>
   <translation>Vorgeschlagen und so beantwortet</translation>
  </message>
  <message>
   <source>{0}, outlined</source>
   <translation>{0}, Umriss</translation>
  </message>
  <message>
   <source>Learning curve</source>
   <translation>Lernkurve</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>Labels</translation>
  </message>
  <message>
   <source>Queue them</source>
   <translation>Einreihen</translation>
  </message>
  <message>
   <source>flat</source>
   <translation>flach</translation>
  </message>
  <message>
   <source>Enough labels</source>
   <translation>Genug Labels</translation>
  </message>
  <message>
   <source>Learning curve, accuracy on random checks, 95 % band</source>
   <translation>Lernkurve, Genauigkeit in Zufallsprüfungen, 95-%-Band</translation>
  </message>
  <message>
   <source>What this rests on</source>
   <translation>Worauf das beruht</translation>
  </message>
  <message>
   <source>Model {0} is frozen.</source>
   <translation>Modell {0} ist eingefroren.</translation>
  </message>
  <message>
   <source>More labels would change little.</source>
   <translation>Mehr Labels würden wenig ändern.</translation>
  </message>
  <message>
   <source>Another {0} labels{1} should add {2} points of accuracy, and at most {3}.</source>
   <translation>Weitere {0} Labels{1} dürften {2} Punkte Genauigkeit bringen, höchstens {3}.</translation>
  </message>
  <message>
   <source>You decide; nothing stops by itself.</source>
   <translation>Sie entscheiden; nichts endet von selbst.</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <source>One gap remains: of {0} the model finds {1} in {2} checks, {3}.</source>
   <translation>Eine Lücke bleibt: Von {0} findet das Modell {1} in {2} Prüfungen, {3}.</translation>
  </message>
  <message>
   <source>Accuracy now</source>
   <translation>Genauigkeit jetzt</translation>
  </message>
  <message>
   <source>Random checks</source>
   <translation>Zufallsprüfungen</translation>
  </message>
  <message>
   <source>Last five models</source>
   <translation>Letzte fünf Modelle</translation>
  </message>
  <message>
   <source>Answers that changed</source>
   <translation>Geänderte Antworten</translation>
  </message>
  <message>
   <source>Items still unsure</source>
   <translation>Noch unsichere Einträge</translation>
  </message>
  <message>
   <source>Time spent</source>
   <translation>Aufgewendete Zeit</translation>
  </message>
  <message>
   <source>{0} random checks{1} make the estimate firmer</source>
   <translation>{0} Zufallsprüfungen{1} machen die Schätzung fester</translation>
  </message>
  <message>
   <source>Finish this round</source>
   <translation>Diese Runde beenden</translation>
  </message>
  <message>
   <source>Verify first</source>
   <translation>Zuerst prüfen</translation>
  </message>
  <message>
   <source>Keep labeling</source>
   <translation>Weiter annotieren</translation>
  </message>
  <message>
   <source>If that label matters most, label {0} more of it.</source>
   <translation>Wenn dieses Label am wichtigsten ist, vergeben Sie es {0}-mal öfter.</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 Minute</translation>
  </message>
  <message>
   <source>{0} h {1} min</source>
   <translation>{0} h {1} min</translation>
  </message>
  <message>
   <source>, about {0} of work,</source>
   <translation>, etwa {0} Arbeit,</translation>
  </message>
  <message>
   <source>moved by {0} points</source>
   <translation>um {0} Punkte verschoben</translation>
  </message>
  <message>
   <source>{0} % of the pool</source>
   <translation>{0} % des Pools</translation>
  </message>
  <message>
   <source>, about {0},</source>
   <translation>, etwa {0},</translation>
  </message>
  <message>
   <source>{0} of {1} labels</source>
   <translation>{0} von {1} Labels</translation>
  </message>
  <message>
   <source>Freeze model {0}, go to export</source>
   <translation>Modell {0} einfrieren, zum Export</translation>
  </message>
  <message>
   <source>Ask again after {0} labels</source>
   <translation>Nach {0} Labels erneut fragen</translation>
  </message>
  <message>
   <source>{0} minutes</source>
   <translation>{0} Minuten</translation>
  </message>
  <message>
   <source>Forecast: {0} at {1} labels, {2}.</source>
   <translation>Prognose: {0} bei {1} Labels, {2}.</translation>
  </message>
  <message>
   <source>All answers, weighted by the chance each had, tell no more than the checks.</source>
   <translation>Alle Antworten, gewichtet nach der Chance einer jeden, sagen nicht mehr als die Prüfungen.</translation>
  </message>
  <message>
   <source>More labels would change little</source>
   <translation>Mehr Labels würden wenig ändern</translation>
  </message>
  <message>
   <source>Labeling still pays off</source>
   <translation>Annotieren lohnt sich noch</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Gefunden</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Bereich</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Richtig</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>Prüfungen</translation>
  </message>
  <message>
   <source>How many of each label the model finds, by the random checks.</source>
   <translation>Wie viele jedes Labels das Modell findet, nach den Zufallsprüfungen.</translation>
  </message>
  <message>
   <source>not enough checks</source>
   <translation>nicht genug Prüfungen</translation>
  </message>
  <message>
   <source>Measured by</source>
   <translation>Gemessen durch</translation>
  </message>
  <message>
   <source>What it is</source>
   <translation>Was es ist</translation>
  </message>
  <message>
   <source>A comparison starts with the first estimate.</source>
   <translation>Ein Vergleich beginnt mit der ersten Schätzung.</translation>
  </message>
  <message>
   <source>All answers, weighted by the chance each had, give the narrower range.</source>
   <translation>Alle Antworten, gewichtet nach der Chance einer jeden, geben den engeren Bereich.</translation>
  </message>
  <message>
   <source>+{0} points</source>
   <translation>+{0} Punkte</translation>
  </message>
  <message>
   <source>Next {0} labels should add</source>
   <translation>Die nächsten {0} Labels dürften bringen</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>{0} bis {1}</translation>
  </message>
  <message>
   <source>Random checks tell how each label fares; there are none yet.</source>
   <translation>Zufallsprüfungen sagen, wie es um jedes Label steht; es gibt noch keine.</translation>
  </message>
  <message>
   <source>{0}: {1} are found, and of its suggestions {2} are right; {3} checks</source>
   <translation>{0}: {1} werden gefunden, und von den Vorschlägen sind {2} richtig; {3} Prüfungen</translation>
  </message>
  <message>
   <source>{0}, n {1}</source>
   <translation>{0}, n {1}</translation>
  </message>
  <message>
   <source>Macro-F1, the mean over all labels: {0}, {1}.</source>
   <translation>Macro-F1, das Mittel aller Labels: {0}, {1}.</translation>
  </message>
  <message>
   <source>This model</source>
   <translation>Dieses Modell</translation>
  </message>
  <message>
   <source>each random check by the present model without it; this is the one shown</source>
   <translation>jede Zufallsprüfung durch das jetzige Modell ohne sie; dies ist die gezeigte</translation>
  </message>
  <message>
   <source>As told then</source>
   <translation>Wie damals angegeben</translation>
  </message>
  <message>
   <source>each random check as the model of its time said it; older models</source>
   <translation>jede Zufallsprüfung, wie das Modell ihrer Zeit sie beantwortete; ältere Modelle</translation>
  </message>
  <message>
   <source>All answers</source>
   <translation>Alle Antworten</translation>
  </message>
  <message>
   <source>weighted by the chance each had; assumes those chances are right</source>
   <translation>gewichtet nach der Chance einer jeden; setzt voraus, dass diese Chancen stimmen</translation>
  </message>
  <message>
   <source>too few: {0}</source>
   <translation>zu wenige: {0}</translation>
  </message>
  <message>
   <source>Macro-F1 starts at {0} random checks.</source>
   <translation>Macro-F1 beginnt bei {0} Zufallsprüfungen.</translation>
  </message>
  <message>
   <source>Forecast</source>
   <translation>Prognose</translation>
  </message>
  <message>
   <source>Accuracy, 95 % band</source>
   <translation>Genauigkeit, 95-%-Band</translation>
  </message>
  <message>
   <source>Counting</source>
   <translation>Es wird gezählt</translation>
  </message>
  <message>
   <source>Class balance</source>
   <translation>Verteilung der Labels</translation>
  </message>
  <message>
   <source>Pace</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Answers and suggestions</source>
   <translation>Antworten und Vorschläge</translation>
  </message>
  <message>
   <source>labels, and expected share of the pool</source>
   <translation>Labels und erwarteter Anteil am Pool</translation>
  </message>
  <message>
   <source>answer is the suggested one</source>
   <translation>Antwort ist die vorgeschlagene</translation>
  </message>
  <message>
   <source>Go to a figure or chart with Tab first.</source>
   <translation>Gehen Sie mit Tab zuerst zu einer Zahl oder einem Diagramm.</translation>
  </message>
  <message>
   <source>Insights</source>
   <translation>Einblicke</translation>
  </message>
  <message>
   <source>Pace by</source>
   <translation>Tempo nach</translation>
  </message>
  <message>
   <source>Shown</source>
   <translation>Gezeigt</translation>
  </message>
  <message>
   <source>Not shown</source>
   <translation>Nicht gezeigt</translation>
  </message>
  <message>
   <source>By day</source>
   <translation>Nach Tagen</translation>
  </message>
  <message>
   <source>By hour</source>
   <translation>Nach Stunden</translation>
  </message>
  <message>
   <source>now, {0} labels</source>
   <translation>jetzt, {0} Labels</translation>
  </message>
  <message>
   <source>not yet</source>
   <translation>noch nicht</translation>
  </message>
  <message>
   <source>Quality by label</source>
   <translation>Güte nach Labels</translation>
  </message>
  <message>
   <source>Accuracy, three ways</source>
   <translation>Genauigkeit, auf drei Arten</translation>
  </message>
  <message>
   <source>share of its checks that are found</source>
   <translation>Anteil der Prüfungen, die gefunden werden</translation>
  </message>
  <message>
   <source>Model {0}, measured on {1} random checks. Only these checks count for accuracy.</source>
   <translation>Modell {0}, gemessen an {1} Zufallsprüfungen. Nur diese Prüfungen zählen für die Genauigkeit.</translation>
  </message>
  <message>
   <source>For such answers the order of asking gained nothing when it was measured; the suggestions do.</source>
   <translation>Bei solchen Antworten brachte die Reihenfolge in Messungen nichts; die Vorschläge bringen etwas.</translation>
  </message>
  <message>
   <source>Accuracy on random checks went from {0} at {1} labels to {2} at {3} labels.</source>
   <translation>Die Genauigkeit in Zufallsprüfungen ging von {0} bei {1} Labels auf {2} bei {3} Labels.</translation>
  </message>
  <message>
   <source>Model {0}, {1} labels: {2}, {3}, {4} random checks</source>
   <translation>Modell {0}, {1} Labels: {2}, {3}, {4} Zufallsprüfungen</translation>
  </message>
  <message>
   <source>No clear difference; the ranges overlap.</source>
   <translation>Kein klarer Unterschied; die Bereiche überlappen.</translation>
  </message>
  <message>
   <source>Model {0}, measured on {1} random checks: F1 is 100 % when each region is found and none too many.</source>
   <translation>Modell {0}, gemessen an {1} Zufallsprüfungen: F1 ist 100 %, wenn jeder Bereich gefunden wird und keiner zu viel.</translation>
  </message>
  <message>
   <source>For several labels an item the order of asking showed no sure gain when it was measured.</source>
   <translation>Bei mehreren Labels je Eintrag brachte die Reihenfolge des Fragens in Messungen keinen sicheren Gewinn.</translation>
  </message>
  <message>
   <source>{0} random checks so far. An estimate starts at {1}.</source>
   <translation>Bisher {0} Zufallsprüfungen. Eine Schätzung beginnt bei {1}.</translation>
  </message>
  <message>
   <source>Time per label</source>
   <translation>Zeit je Label</translation>
  </message>
  <message>
   <source>F1 of regions</source>
   <translation>F1 der Bereiche</translation>
  </message>
  <message>
   <source>The range is within ±5 points</source>
   <translation>Der Bereich liegt innerhalb von ±5 Punkten</translation>
  </message>
  <message>
   <source>median</source>
   <translation>Median</translation>
  </message>
  <message>
   <source>Share</source>
   <translation>Anteil</translation>
  </message>
  <message>
   <source>Expected</source>
   <translation>Erwartet</translation>
  </message>
  <message>
   <source>Mark: expected, with range. No label is under-labeled.</source>
   <translation>Strich: erwartet, mit Bereich. Kein Label hat zu wenige.</translation>
  </message>
  <message>
   <source>is under-labeled</source>
   <translation>hat zu wenige</translation>
  </message>
  <message>
   <source>are under-labeled</source>
   <translation>haben zu wenige</translation>
  </message>
  <message>
   <source>Median time</source>
   <translation>Mittlere Zeit</translation>
  </message>
  <message>
   <source>Suggestion</source>
   <translation>Vorschlag</translation>
  </message>
  <message>
   <source>Same answer</source>
   <translation>Gleiche Antwort</translation>
  </message>
  <message>
   <source>Answers follow the suggestion more often when it is on screen.</source>
   <translation>Antworten folgen dem Vorschlag öfter, wenn er zu sehen ist.</translation>
  </message>
  <message>
   <source>Answers follow the suggestion less often when it is on screen.</source>
   <translation>Antworten folgen dem Vorschlag seltener, wenn er zu sehen ist.</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
  <message>
   <source>likely {0} to {1} %</source>
   <translation>wohl {0} bis {1} %</translation>
  </message>
  <message>
   <source>Model {0}, measured on {1} random checks. Much of the pool is labeled: this speaks of what is left.</source>
   <translation>Modell {0}, gemessen an {1} Zufallsprüfungen. Vieles im Pool ist annotiert: Dies gilt für den Rest.</translation>
  </message>
  <message>
   <source>{0} random checks so far. The next model brings the estimate.</source>
   <translation>Bisher {0} Zufallsprüfungen. Das nächste Modell bringt die Schätzung.</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Noch nicht</translation>
  </message>
  <message>
   <source>of {0} labels</source>
   <translation>von {0} Labels</translation>
  </message>
  <message>
   <source>enough for an estimate</source>
   <translation>genug für eine Schätzung</translation>
  </message>
  <message>
   <source>of {0} in the pool</source>
   <translation>von {0} im Pool</translation>
  </message>
  <message>
   <source>{0} today, {1} skipped, {2} flagged</source>
   <translation>{0} heute, {1} übersprungen, {2} vorgemerkt</translation>
  </message>
  <message>
   <source>No answers with a time yet</source>
   <translation>Noch keine Antworten mit Zeit</translation>
  </message>
  <message>
   <source>About {0} labels an hour</source>
   <translation>Etwa {0} Labels je Stunde</translation>
  </message>
  <message>
   <source>No labels yet.</source>
   <translation>Noch keine Labels.</translation>
  </message>
  <message>
   <source>Most labels: {0}, {1} of {2}. </source>
   <translation>Meiste Labels: {0}, {1} von {2}. </translation>
  </message>
  <message>
   <source>Mark: expected, with range. {0} {1}.</source>
   <translation>Strich: erwartet, mit Bereich. {0} {1}.</translation>
  </message>
  <message>
   <source>{0}: {1} labels, {2}</source>
   <translation>{0}: {1} Labels, {2}</translation>
  </message>
  <message>
   <source>; expected in the pool {0}, {1}</source>
   <translation>; im Pool zu erwarten {0}, {1}</translation>
  </message>
  <message>
   <source>Hour</source>
   <translation>Stunde</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <source>No answers with a time yet.</source>
   <translation>Noch keine Antworten mit Zeit.</translation>
  </message>
  <message>
   <source>{0}: {1} labels, {2} median</source>
   <translation>{0}: {1} Labels, {2} im Median</translation>
  </message>
  <message>
   <source>{0}: the same answer in {1} of {2}, {3}</source>
   <translation>{0}: dieselbe Antwort in {1} von {2}, {3}</translation>
  </message>
  <message>
   <source>likely at least {0}</source>
   <translation>wohl mindestens {0}</translation>
  </message>
  <message>
   <source>Accuracy at {0} labels is {1}.</source>
   <translation>Die Genauigkeit bei {0} Labels ist {1}.</translation>
  </message>
  <message>
   <source>Expected shares start at {0} random checks; there are {1}.</source>
   <translation>Erwartete Anteile beginnen bei {0} Zufallsprüfungen; es gibt {1}.</translation>
  </message>
  <message>
   <source>{0} labels on {1}, by the hour.</source>
   <translation>{0} Labels am {1}, nach Stunden.</translation>
  </message>
  <message>
   <source>{0} labels since {1}, by the day.</source>
   <translation>{0} Labels seit {1}, nach Tagen.</translation>
  </message>
  <message>
   <source>A comparison starts at {0} answers of each kind.</source>
   <translation>Ein Vergleich beginnt bei {0} Antworten jeder Art.</translation>
  </message>
  <message>
   <source>{0} so far</source>
   <translation>bisher {0}</translation>
  </message>
  <message>
   <source>An estimate starts at {0} checks</source>
   <translation>Eine Schätzung beginnt bei {0} Prüfungen</translation>
  </message>
  <message>
   <source>{0} more until an estimate</source>
   <translation>{0} mehr bis zu einer Schätzung</translation>
  </message>
  <message>
   <source>About {0} more for ±5 points</source>
   <translation>Etwa {0} mehr für ±5 Punkte</translation>
  </message>
  <message>
   <source>{0}: {1} answers so far</source>
   <translation>{0}: bisher {1} Antworten</translation>
  </message>
  <message>
   <source>Choose the key file</source>
   <translation>Schlüsseldatei wählen</translation>
  </message>
  <message>
   <source>Recovery key</source>
   <translation>Wiederherstellungsschlüssel</translation>
  </message>
  <message>
   <source>I have written it down</source>
   <translation>Ich habe ihn aufgeschrieben</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Wählen</translation>
  </message>
  <message>
   <source>Write it down, or print this sheet by hand, and keep it where the data may be kept. It opens the project “{0}” without a password, is shown this once, and is stored nowhere.</source>
   <translation>Schreiben Sie ihn auf oder drucken Sie dieses Blatt von Hand und bewahren Sie ihn dort auf, wo die Daten liegen dürfen. Er öffnet das Projekt „{0}“ ohne Passwort, wird nur dieses eine Mal gezeigt und ist nirgends gespeichert.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <source>Any page</source>
   <translation>Jede Seite</translation>
  </message>
  <message>
   <source>Spans</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>Segments</source>
   <translation>Abschnitte</translation>
  </message>
  <message>
   <source>Browse</source>
   <translation>Durchsehen</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Gesperrt</translation>
  </message>
  <message>
   <source>Commands and their keys</source>
   <translation>Befehle und ihre Tasten</translation>
  </message>
  <message>
   <source>Find a command or a key</source>
   <translation>Befehl oder Taste suchen</translation>
  </message>
  <message>
   <source>As it was</source>
   <translation>Wie zuvor</translation>
  </message>
  <message>
   <source>All as they were</source>
   <translation>Alle wie zuvor</translation>
  </message>
  <message>
   <source>Press the new key, or Esc</source>
   <translation>Neue Taste drücken, oder Esc</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <source>The keys of this command stay as they are.</source>
   <translation>Die Tasten dieses Befehls bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Save and go on</source>
   <translation>Speichern und weiter</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Überspringen</translation>
  </message>
  <message>
   <source>Accept “{0}”</source>
   <translation>„{0}“ annehmen</translation>
  </message>
  <message>
   <source>Done, go on</source>
   <translation>Fertig, weiter</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Annehmen</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Ablehnen</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Unflag</source>
   <translation>Vormerkung weg</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>Setzen</translation>
  </message>
  <message>
   <source>Chosen too: {0}</source>
   <translation>Auch gewählt: {0}</translation>
  </message>
  <message>
   <source>Undo {0}</source>
   <translation>{0} rückgängig machen</translation>
  </message>
  <message>
   <source>Accept all {0}</source>
   <translation>Alle {0} annehmen</translation>
  </message>
  <message>
   <source>All {0}</source>
   <translation>Alle {0}</translation>
  </message>
  <message>
   <source>Model {0} said: {1}, {2} ({3}).</source>
   <translation>Modell {0} sagte: {1}, {2} ({3}).</translation>
  </message>
  <message>
   <source>There is no item to label.</source>
   <translation>Es gibt keinen Eintrag zu annotieren.</translation>
  </message>
  <message>
   <source>Everything is saved.</source>
   <translation>Alles ist gespeichert.</translation>
  </message>
  <message>
   <source>There is no suggestion here.</source>
   <translation>Hier gibt es keinen Vorschlag.</translation>
  </message>
  <message>
   <source>Saved: nothing there. U takes it back.</source>
   <translation>Gespeichert: Hier ist nichts. U nimmt es zurück.</translation>
  </message>
  <message>
   <source>Saved: no label. U takes it back.</source>
   <translation>Gespeichert: kein Label. U nimmt es zurück.</translation>
  </message>
  <message>
   <source>Comment saved.</source>
   <translation>Kommentar gespeichert.</translation>
  </message>
  <message>
   <source>Label it first, then go back to it with [ and press Shift+G.</source>
   <translation>Annotieren Sie ihn zuerst, gehen Sie dann mit [ zurück und drücken Sie Umschalt+G.</translation>
  </message>
  <message>
   <source>Flagged.</source>
   <translation>Vorgemerkt.</translation>
  </message>
  <message>
   <source>The flag is taken away.</source>
   <translation>Die Vormerkung ist weggenommen.</translation>
  </message>
  <message>
   <source>Added as an example of “{0}”.</source>
   <translation>Als Beispiel für „{0}“ aufgenommen.</translation>
  </message>
  <message>
   <source>This is the end.</source>
   <translation>Das ist das Ende.</translation>
  </message>
  <message>
   <source>This is the beginning.</source>
   <translation>Das ist der Anfang.</translation>
  </message>
  <message>
   <source>The text size could not be remembered: the settings file cannot be written.</source>
   <translation>Die Schriftgröße konnte nicht gemerkt werden: Die Datei der Einstellungen lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>There is no label {0}.</source>
   <translation>Es gibt kein Label {0}.</translation>
  </message>
  <message>
   <source>The labels can be exported now. Earlier answers can be changed in Browse or with [.</source>
   <translation>Die Labels können jetzt exportiert werden. Frühere Antworten lassen sich in Durchsehen oder mit [ ändern.</translation>
  </message>
  <message>
   <source>Export the labels</source>
   <translation>Labels exportieren</translation>
  </message>
  <message>
   <source>Browse all</source>
   <translation>Alle durchsehen</translation>
  </message>
  <message>
   <source>Import a file to start: CSV, TSV, JSON, JSON lines or a folder of texts.</source>
   <translation>Importieren Sie zum Anfang eine Datei: CSV, TSV, JSON, JSON Lines oder einen Ordner mit Texten.</translation>
  </message>
  <message>
   <source>No {0} yet.</source>
   <translation>Noch keine {0}.</translation>
  </message>
  <message>
   <source>Skipped or left out: {0}.</source>
   <translation>Übersprungen oder ausgelassen: {0}.</translation>
  </message>
  <message>
   <source>All {0} {1} are labeled.</source>
   <translation>Alle {0} {1} sind annotiert.</translation>
  </message>
  <message>
   <source>All {0} {1} were looked at.</source>
   <translation>Alle {0} {1} wurden angesehen.</translation>
  </message>
  <message>
   <source>not found</source>
   <translation>nicht gefunden</translation>
  </message>
  <message>
   <source>Why skip it?</source>
   <translation>Warum überspringen?</translation>
  </message>
  <message>
   <source>Cannot tell</source>
   <translation>Nicht zu entscheiden</translation>
  </message>
  <message>
   <source>Unreadable</source>
   <translation>Nicht lesbar</translation>
  </message>
  <message>
   <source>Not in scope</source>
   <translation>Gehört nicht dazu</translation>
  </message>
  <message>
   <source>Other</source>
   <translation>Anderes</translation>
  </message>
  <message>
   <source>Comment. Enter saves, Esc leaves.</source>
   <translation>Kommentar. Enter speichert, Esc verlässt.</translation>
  </message>
  <message>
   <source>Find in the item</source>
   <translation>Im Eintrag suchen</translation>
  </message>
  <message>
   <source>Skip: {0}, key {1}</source>
   <translation>Überspringen: {0}, Taste {1}</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Label by name</source>
   <translation>Label nach Namen</translation>
  </message>
  <message>
   <source>Labels that match</source>
   <translation>Passende Labels</translation>
  </message>
  <message>
   <source>{0} of {1} labels. Enter chooses, Esc leaves.</source>
   <translation>{0} von {1} Labels. Enter wählt, Esc verlässt.</translation>
  </message>
  <message>
   <source>No label matches. Esc leaves.</source>
   <translation>Kein Label passt. Esc verlässt.</translation>
  </message>
  <message>
   <source>{0} more</source>
   <translation>{0} mehr</translation>
  </message>
  <message>
   <source>{0} more labels, key L</source>
   <translation>{0} weitere Labels, Taste L</translation>
  </message>
  <message>
   <source>more</source>
   <translation>mehr</translation>
  </message>
  <message>
   <source>Key W shows more.</source>
   <translation>Taste W zeigt mehr.</translation>
  </message>
  <message>
   <source>flagged</source>
   <translation>vorgemerkt</translation>
  </message>
  <message>
   <source>comment: {0}</source>
   <translation>Kommentar: {0}</translation>
  </message>
  <message>
   <source>{0}, key {1}</source>
   <translation>{0}, Taste {1}</translation>
  </message>
  <message>
   <source>choose</source>
   <translation>wählen</translation>
  </message>
  <message>
   <source>finish this round</source>
   <translation>diese Runde beenden</translation>
  </message>
  <message>
   <source>close, remind me later</source>
   <translation>schließen, später erinnern</translation>
  </message>
  <message>
   <source>open Insights</source>
   <translation>Einblicke öffnen</translation>
  </message>
  <message>
   <source>choose labels</source>
   <translation>Labels wählen</translation>
  </message>
  <message>
   <source>save and go on</source>
   <translation>speichern und weiter</translation>
  </message>
  <message>
   <source>label</source>
   <translation>Label</translation>
  </message>
  <message>
   <source>done, go on</source>
   <translation>fertig, weiter</translation>
  </message>
  <message>
   <source>1 word</source>
   <translation>1 Wort</translation>
  </message>
  <message>
   <source>your earlier answer</source>
   <translation>Ihre frühere Antwort</translation>
  </message>
  <message>
   <source>No label</source>
   <translation>Kein Label</translation>
  </message>
  <message>
   <source>Open for reading only: answers cannot be given.</source>
   <translation>Nur zum Lesen geöffnet: Antworten sind nicht möglich.</translation>
  </message>
  <message>
   <source>No model yet.</source>
   <translation>Noch kein Modell.</translation>
  </message>
  <message>
   <source>Skipped.</source>
   <translation>Übersprungen.</translation>
  </message>
  <message>
   <source>{0} characters</source>
   <translation>{0} Zeichen</translation>
  </message>
  <message>
   <source>{0} words</source>
   <translation>{0} Wörter</translation>
  </message>
  <message>
   <source>Random check.</source>
   <translation>Zufallsprüfung.</translation>
  </message>
  <message>
   <source>{0} saved.</source>
   <translation>{0} gespeichert.</translation>
  </message>
  <message>
   <source>1  Read.
2  Press the number that fits.
3  U takes it back.</source>
   <translation>1  Lesen.
2  Die passende Ziffer drücken.
3  U nimmt zurück.</translation>
  </message>
  <message>
   <source>1  Arrows move, with Shift they mark.
2  A number labels it.
3  Enter goes on, U takes back.</source>
   <translation>1  Pfeile bewegen, mit Umschalt markieren sie.
2  Eine Ziffer gibt das Label.
3  Enter geht weiter, U nimmt zurück.</translation>
  </message>
  <message>
   <source>1  Arrows move, B begins a box.
2  A number labels it.
3  Enter goes on, U takes back.</source>
   <translation>1  Pfeile bewegen, B beginnt einen Rahmen.
2  Eine Ziffer gibt das Label.
3  Enter geht weiter, U nimmt zurück.</translation>
  </message>
  <message>
   <source>1  Space plays, B begins a segment.
2  A number ends and labels it.
3  Enter goes on, U takes back.</source>
   <translation>1  Die Leertaste spielt ab, B beginnt einen Abschnitt.
2  Eine Ziffer beendet ihn und gibt das Label.
3  Enter geht weiter, U nimmt zurück.</translation>
  </message>
  <message>
   <source>Telling them apart</source>
   <translation>So unterscheiden sie sich</translation>
  </message>
  <message>
   <source>all rules</source>
   <translation>alle Regeln</translation>
  </message>
  <message>
   <source>How it goes</source>
   <translation>So geht es</translation>
  </message>
  <message>
   <source>Rules and why this one</source>
   <translation>Regeln und warum dieser Eintrag</translation>
  </message>
  <message>
   <source>Why this one</source>
   <translation>Warum dieser</translation>
  </message>
  <message>
   <source>All rules</source>
   <translation>Alle Regeln</translation>
  </message>
  <message>
   <source>Nothing is selected: J goes to the next.</source>
   <translation>Nichts ist gewählt: J geht zum nächsten.</translation>
  </message>
  <message>
   <source>a moved edge</source>
   <translation>eine verschobene Grenze</translation>
  </message>
  <message>
   <source>a rejected suggestion</source>
   <translation>einen abgelehnten Vorschlag</translation>
  </message>
  <message>
   <source>No suggestion is selected: J goes to the next.</source>
   <translation>Kein Vorschlag ist gewählt: J geht zum nächsten.</translation>
  </message>
  <message>
   <source>There is nothing to label here: B begins, the arrows extend.</source>
   <translation>Hier ist nichts zu annotieren: B beginnt, die Pfeile erweitern.</translation>
  </message>
  <message>
   <source>Select a span first: J goes to the next.</source>
   <translation>Wählen Sie zuerst eine Textstelle: J geht zur nächsten.</translation>
  </message>
  <message>
   <source>accepting “{0}”</source>
   <translation>das Annehmen von „{0}“</translation>
  </message>
  <message>
   <source>accepting {0}</source>
   <translation>das Annehmen von {0}</translation>
  </message>
  <message>
   <source>Labeled in {0} more places. U takes it back.</source>
   <translation>An {0} weiteren Stellen annotiert. U nimmt es zurück.</translation>
  </message>
  <message>
   <source>the same words in {0} places</source>
   <translation>dieselben Wörter an {0} Stellen</translation>
  </message>
  <message>
   <source>taking away “{0}”</source>
   <translation>das Wegnehmen von „{0}“</translation>
  </message>
  <message>
   <source>no label yet</source>
   <translation>noch kein Label</translation>
  </message>
  <message>
   <source>Regions of this item</source>
   <translation>Bereiche dieses Eintrags</translation>
  </message>
  <message>
   <source>{0} set, {1} suggested</source>
   <translation>{0} gesetzt, {1} vorgeschlagen</translation>
  </message>
  <message>
   <source>{0} set</source>
   <translation>{0} gesetzt</translation>
  </message>
  <message>
   <source>J goes to the next.</source>
   <translation>J geht zum nächsten.</translation>
  </message>
  <message>
   <source>B begins here, a number labels it.</source>
   <translation>B beginnt hier, eine Ziffer gibt das Label.</translation>
  </message>
  <message>
   <source>Not labeled yet</source>
   <translation>Noch nicht annotiert</translation>
  </message>
  <message>
   <source>Nothing is selected</source>
   <translation>Nichts ist gewählt</translation>
  </message>
  <message>
   <source>suggestion, {0}</source>
   <translation>Vorschlag, {0}</translation>
  </message>
  <message>
   <source>suggested, {0}</source>
   <translation>vorgeschlagen, {0}</translation>
  </message>
  <message>
   <source>Selected span</source>
   <translation>Gewählte Textstelle</translation>
  </message>
  <message>
   <source>Open span</source>
   <translation>Offene Textstelle</translation>
  </message>
  <message>
   <source>Spans in this text</source>
   <translation>Stellen in diesem Text</translation>
  </message>
  <message>
   <source>Selected box</source>
   <translation>Gewählter Rahmen</translation>
  </message>
  <message>
   <source>Open box</source>
   <translation>Offener Rahmen</translation>
  </message>
  <message>
   <source>Selected segment</source>
   <translation>Gewählter Abschnitt</translation>
  </message>
  <message>
   <source>Open segment</source>
   <translation>Offener Abschnitt</translation>
  </message>
  <message>
   <source>A number labels it, Esc drops it.</source>
   <translation>Eine Ziffer gibt das Label, Esc verwirft.</translation>
  </message>
  <message>
   <source>Model {0} suggests {1} {2}, dashed</source>
   <translation>Modell {0} schlägt {1} {2} vor, gestrichelt</translation>
  </message>
  <message>
   <source>Second choice: {0}, {1}</source>
   <translation>Zweite Wahl: {0}, {1}</translation>
  </message>
  <message>
   <source>No rule yet.</source>
   <translation>Noch keine Regel.</translation>
  </message>
  <message>
   <source>and {0} more</source>
   <translation>und {0} weitere</translation>
  </message>
  <message>
   <source>Last answers</source>
   <translation>Letzte Antworten</translation>
  </message>
  <message>
   <source>No answers yet</source>
   <translation>Noch keine Antworten</translation>
  </message>
  <message>
   <source>{0} today</source>
   <translation>{0} heute</translation>
  </message>
  <message>
   <source>Last answers, newest first: {0}</source>
   <translation>Letzte Antworten, neueste zuerst: {0}</translation>
  </message>
  <message>
   <source>goal {0}</source>
   <translation>Ziel {0}</translation>
  </message>
  <message>
   <source>{0} s median</source>
   <translation>{0} s im Median</translation>
  </message>
  <message>
   <source>none of the labels</source>
   <translation>keines der Labels</translation>
  </message>
  <message>
   <source>Shown without suggestion</source>
   <translation>Ohne Vorschlag gezeigt</translation>
  </message>
  <message>
   <source>Suggestion hidden. H shows it.</source>
   <translation>Vorschlag verborgen. H zeigt ihn.</translation>
  </message>
  <message>
   <source>Suggestion by model {0}:</source>
   <translation>Vorschlag von Modell {0}:</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Unsicher</translation>
  </message>
  <message>
   <source>Unlike the labeled ones</source>
   <translation>Anders als die annotierten</translation>
  </message>
  <message>
   <source>Random check</source>
   <translation>Zufallsprüfung</translation>
  </message>
  <message>
   <source>Chosen by: {0}.</source>
   <translation>Ausgewählt durch: {0}.</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <source>Model {0}.</source>
   <translation>Modell {0}.</translation>
  </message>
  <message>
   <source>Chance of this item: 1 in {0}.</source>
   <translation>Chance dieses Eintrags: 1 zu {0}.</translation>
  </message>
  <message>
   <source>it is like one that you marked.</source>
   <translation>er gleicht einem, das Sie wählten.</translation>
  </message>
  <message>
   <source>the model is less sure of it than of the others that are left</source>
   <translation>das Modell ist sich dabei weniger sicher als bei den übrigen</translation>
  </message>
  <message>
   <source>Random check:</source>
   <translation>Zufallsprüfung:</translation>
  </message>
  <message>
   <source>Why this one:</source>
   <translation>Warum dieser:</translation>
  </message>
  <message>
   <source>Shown without suggestion, so your answer stays independent.</source>
   <translation>Ohne Vorschlag gezeigt, damit Ihre Antwort unabhängig bleibt.</translation>
  </message>
  <message>
   <source>drawn from the whole pool by chance.</source>
   <translation>zufällig aus dem ganzen Pool gezogen.</translation>
  </message>
  <message>
   <source>a first look, chosen to cover the variety.</source>
   <translation>ein erster Blick, gewählt für die Vielfalt.</translation>
  </message>
  <message>
   <source>of all that are left it most likely has the label you look for.</source>
   <translation>von allen übrigen hat er am wahrscheinlichsten das gesuchte Label.</translation>
  </message>
  <message>
   <source>it came in newly, and the model is not sure enough of it.</source>
   <translation>er kam neu herein, und das Modell ist nicht sicher genug.</translation>
  </message>
  <message>
   <source>it was asked for.</source>
   <translation>er wurde verlangt.</translation>
  </message>
  <message>
   <source>a second look at an earlier answer.</source>
   <translation>ein zweiter Blick auf eine frühere Antwort.</translation>
  </message>
  <message>
   <source>it came with an answer from its file.</source>
   <translation>er kam mit einer Antwort aus seiner Datei.</translation>
  </message>
  <message>
   <source>it is the next in the order of the pool.</source>
   <translation>er ist der nächste in der Reihenfolge des Pools.</translation>
  </message>
  <message>
   <source>sure</source>
   <translation>sicher</translation>
  </message>
  <message>
   <source>fairly sure</source>
   <translation>ziemlich sicher</translation>
  </message>
  <message>
   <source>not sure</source>
   <translation>nicht sicher</translation>
  </message>
  <message>
   <source>high</source>
   <translation>hoch</translation>
  </message>
  <message>
   <source>fair</source>
   <translation>mittel</translation>
  </message>
  <message>
   <source>low</source>
   <translation>niedrig</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>gewählt</translation>
  </message>
  <message>
   <source>suggested</source>
   <translation>vorgeschlagen</translation>
  </message>
  <message>
   <source>Suggestions start as soon as your detector has looked.</source>
   <translation>Vorschläge beginnen, sobald Ihr Detektor hingesehen hat.</translation>
  </message>
  <message>
   <source>it is unlike the labeled {0}.</source>
   <translation>er ist anders als die annotierten {0}.</translation>
  </message>
  <message>
   <source>it holds keywords that you gave for {0}.</source>
   <translation>er enthält Stichwörter, die Sie für {0} gaben.</translation>
  </message>
  <message>
   <source>a label</source>
   <translation>ein Label</translation>
  </message>
  <message>
   <source>it is like one that you marked, which you answered {0}.</source>
   <translation>er gleicht einem, das Sie wählten und mit {0} beantworteten.</translation>
  </message>
  <message>
   <source>the model cannot choose between {0} and {1}</source>
   <translation>das Modell kann nicht zwischen {0} und {1} wählen</translation>
  </message>
  <message>
   <source>, and few labeled {0} look like it</source>
   <translation>, und wenige annotierte {0} sehen so aus</translation>
  </message>
  <message>
   <source>{0} percent</source>
   <translation>{0} Prozent</translation>
  </message>
  <message>
   <source>Suggestions start after {0} answers.</source>
   <translation>Vorschläge beginnen nach {0} Antworten.</translation>
  </message>
  <message>
   <source>AES-256, the password is never stored and cannot be recovered</source>
   <translation>AES-256; das Passwort wird nie gespeichert und lässt sich nicht wiederherstellen</translation>
  </message>
  <message>
   <source>This project has no password: whoever sits here can open it</source>
   <translation>Dieses Projekt hat kein Passwort: Wer hier sitzt, kann es öffnen</translation>
  </message>
  <message>
   <source>(this project needs one)</source>
   <translation>(dieses Projekt braucht eine)</translation>
  </message>
  <message>
   <source>No key file chosen</source>
   <translation>Keine Schlüsseldatei gewählt</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Entsperren</translation>
  </message>
  <message>
   <source>Close project</source>
   <translation>Projekt schließen</translation>
  </message>
  <message>
   <source>Open another project</source>
   <translation>Anderes Projekt öffnen</translation>
  </message>
  <message>
   <source>Key file</source>
   <translation>Schlüsseldatei</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Wird geöffnet…</translation>
  </message>
  <message>
   <source>Type the password of this project.</source>
   <translation>Geben Sie das Passwort dieses Projekts ein.</translation>
  </message>
  <message>
   <source>Choose the key file too: this project needs one.</source>
   <translation>Wählen Sie auch die Schlüsseldatei: Dieses Projekt braucht eine.</translation>
  </message>
  <message>
   <source>Wait {0} s</source>
   <translation>{0} s warten</translation>
  </message>
  <message>
   <source>Manual</source>
   <translation>Handbuch</translation>
  </message>
  <message>
   <source>Search the manual</source>
   <translation>Handbuch durchsuchen</translation>
  </message>
  <message>
   <source>Nothing found. Fewer words find more.</source>
   <translation>Nichts gefunden. Weniger Wörter finden mehr.</translation>
  </message>
  <message>
   <source>The manual is in English.</source>
   <translation>Das Handbuch ist auf Englisch.</translation>
  </message>
  <message>
   <source>Pages of the manual</source>
   <translation>Seiten des Handbuchs</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Aussehen</translation>
  </message>
  <message>
   <source>Labeling</source>
   <translation>Annotieren</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Lernen</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Drawing</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <source>This program never opens a network connection.</source>
   <translation>Dieses Programm öffnet nie eine Netzwerkverbindung.</translation>
  </message>
  <message>
   <source>Every answer is in the project file before the next item is shown.</source>
   <translation>Jede Antwort ist in der Projektdatei, bevor der nächste Eintrag erscheint.</translation>
  </message>
  <message>
   <source>Password, backups and the check of every promise are on the Data page: Backups and Safety.</source>
   <translation>Passwort, Sicherungen und die Prüfung jeder Zusage stehen auf der Seite Daten: Sicherungen und Sicherheit.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Pages of the settings</source>
   <translation>Seiten der Einstellungen</translation>
  </message>
  <message>
   <source>What belongs to a project can be set while one is open.</source>
   <translation>Was zu einem Projekt gehört, lässt sich einstellen, wenn eines geöffnet ist.</translation>
  </message>
  <message>
   <source>The program's own (Inter)</source>
   <translation>Die des Programms (Inter)</translation>
  </message>
  <message>
   <source>The system's own serif</source>
   <translation>Serifenschrift des Systems</translation>
  </message>
  <message>
   <source>“{0}” (not in use)</source>
   <translation>„{0}“ (nicht in Gebrauch)</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Gestern</translation>
  </message>
  <message>
   <source>d MMMM</source>
   <translation>d. MMMM</translation>
  </message>
  <message>
   <source>Recent projects</source>
   <translation>Zuletzt benutzte Projekte</translation>
  </message>
  <message>
   <source>not found at its last place</source>
   <translation>nicht am letzten Ort gefunden</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <source>at its last place</source>
   <translation>am letzten Ort</translation>
  </message>
  <message>
   <source>as the system</source>
   <translation>wie das System</translation>
  </message>
  <message>
   <source>light</source>
   <translation>hell</translation>
  </message>
  <message>
   <source>dark</source>
   <translation>dunkel</translation>
  </message>
  <message>
   <source>high contrast</source>
   <translation>hoher Kontrast</translation>
  </message>
  <message>
   <source>1   Read the report and press the number that fits.</source>
   <translation>1   Lesen Sie den Bericht und drücken Sie die passende Ziffer.</translation>
  </message>
  <message>
   <source>2   After five answers the model is trained anew, and suggests the next.</source>
   <translation>2   Nach fünf Antworten wird das Modell neu trainiert und schlägt die nächste vor.</translation>
  </message>
  <message>
   <source>3   Insights shows how good it is, Browse finds everything, Export writes it out.</source>
   <translation>3   Einblicke zeigt, wie gut es ist, Durchsehen findet alles, Export schreibt es heraus.</translation>
  </message>
  <message>
   <source>The program picks the items that teach the model most. You answer with one key. Everything stays in one file on this computer.</source>
   <translation>Das Programm wählt die Einträge, aus denen das Modell am meisten lernt. Sie antworten mit einer Taste. Alles bleibt in einer Datei auf diesem Rechner.</translation>
  </message>
  <message>
   <source>You will see a preview and can check the columns before anything is imported.</source>
   <translation>Sie sehen eine Vorschau und können die Spalten prüfen, bevor etwas importiert wird.</translation>
  </message>
  <message>
   <source>Try the sample project</source>
   <translation>Beispielprojekt ausprobieren</translation>
  </message>
  <message>
   <source>300 ward reports, first label in ten seconds</source>
   <translation>300 Stationsberichte, erstes Label in zehn Sekunden</translation>
  </message>
  <message>
   <source>New project from my data</source>
   <translation>Neues Projekt aus meinen Daten</translation>
  </message>
  <message>
   <source>Tables, texts, images, sound, film</source>
   <translation>Tabellen, Texte, Bilder, Ton, Film</translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation>Projekt öffnen</translation>
  </message>
  <message>
   <source>.alapp project file</source>
   <translation>.alapp-Projektdatei</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filtern</translation>
  </message>
  <message>
   <source>The project file is not found</source>
   <translation>Die Projektdatei wurde nicht gefunden</translation>
  </message>
  <message>
   <source>All keys</source>
   <translation>Alle Tasten</translation>
  </message>
  <message>
   <source>Filter the recent projects</source>
   <translation>Zuletzt benutzte Projekte filtern</translation>
  </message>
  <message>
   <source>What the sample shows</source>
   <translation>Was das Beispiel zeigt</translation>
  </message>
  <message>
   <source>Label less.
Learn more.</source>
   <translation>Weniger annotieren.
Mehr lernen.</translation>
  </message>
  <message>
   <source>Or drop a file anywhere on this window</source>
   <translation>Oder ziehen Sie eine Datei irgendwo auf dieses Fenster</translation>
  </message>
  <message>
   <source>Theme: {0}</source>
   <translation>Farben: {0}</translation>
  </message>
  <message>
   <source>Text size {0} %</source>
   <translation>Schriftgröße {0} %</translation>
  </message>
  <message>
   <source>Not found at its last place. Locate it</source>
   <translation>Nicht am letzten Ort gefunden. Suchen</translation>
  </message>
  <message>
   <source>Remove from the list</source>
   <translation>Aus der Liste nehmen</translation>
  </message>
  <message>
   <source>Who are you?</source>
   <translation>Wer sind Sie?</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Several people work in “{0}”. Your answers are stored under your code.</source>
   <translation>Mehrere Personen arbeiten in „{0}“. Ihre Antworten werden unter Ihrem Kürzel gespeichert.</translation>
  </message>
  <message>
   <source>Tables and texts (*.csv *.tsv *.txt *.tab *.jsonl *.ndjson *.json);;All files (*)</source>
   <translation>Tabellen und Texte (*.csv *.tsv *.txt *.tab *.jsonl *.ndjson *.json);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>CSV, TSV</source>
   <translation>CSV, TSV</translation>
  </message>
  <message>
   <source>one item a row; any separator, any encoding</source>
   <translation>ein Eintrag je Zeile; jedes Trennzeichen, jeder Zeichencode</translation>
  </message>
  <message>
   <source>JSON lines, JSON</source>
   <translation>JSON Lines, JSON</translation>
  </message>
  <message>
   <source>one item an object</source>
   <translation>ein Eintrag je Objekt</translation>
  </message>
  <message>
   <source>one item a file: texts, pictures, recordings or films; subfolders become labels</source>
   <translation>ein Eintrag je Datei: Texte, Bilder, Aufnahmen oder Filme; Unterordner werden Labels</translation>
  </message>
  <message>
   <source>Table of files</source>
   <translation>Tabelle von Dateien</translation>
  </message>
  <message>
   <source>a column names files that are below the folder of the table</source>
   <translation>eine Spalte nennt Dateien unter dem Ordner der Tabelle</translation>
  </message>
  <message>
   <source>Where is your data?</source>
   <translation>Wo sind Ihre Daten?</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Datei wählen</translation>
  </message>
  <message>
   <source>Choose a folder</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <source>There is no text on the clipboard</source>
   <translation>In der Zwischenablage ist kein Text</translation>
  </message>
  <message>
   <source>A file</source>
   <translation>Eine Datei</translation>
  </message>
  <message>
   <source>CSV, TSV, JSON lines or JSON</source>
   <translation>CSV, TSV, JSON Lines oder JSON</translation>
  </message>
  <message>
   <source>A folder</source>
   <translation>Ein Ordner</translation>
  </message>
  <message>
   <source>One file for each item: text, picture, sound, film</source>
   <translation>Eine Datei je Eintrag: Text, Bild, Ton, Film</translation>
  </message>
  <message>
   <source>Text from the clipboard</source>
   <translation>Text aus der Zwischenablage</translation>
  </message>
  <message>
   <source>What can be read</source>
   <translation>Was lesbar ist</translation>
  </message>
  <message>
   <source>A file can also be dropped anywhere on this window.</source>
   <translation>Eine Datei lässt sich auch irgendwo auf dieses Fenster ziehen.</translation>
  </message>
  <message>
   <source>{0} rows</source>
   <translation>{0} Zeilen</translation>
  </message>
  <message>
   <source>Do these columns look right?</source>
   <translation>Stimmen diese Spalten?</translation>
  </message>
  <message>
   <source>The program guessed the role of each column from the first rows. Change any of them; nothing is imported yet.</source>
   <translation>Das Programm hat die Rolle jeder Spalte aus den ersten Zeilen erraten. Ändern Sie jede davon; noch ist nichts importiert.</translation>
  </message>
  <message>
   <source>Change reading options</source>
   <translation>Leseoptionen ändern</translation>
  </message>
  <message>
   <source>First rows of the file</source>
   <translation>Erste Zeilen der Datei</translation>
  </message>
  <message>
   <source>next column</source>
   <translation>nächste Spalte</translation>
  </message>
  <message>
   <source>open roles</source>
   <translation>Rollen öffnen</translation>
  </message>
  <message>
   <source>Some bytes are not UTF-8: {0}</source>
   <translation>Einige Bytes sind kein UTF-8: {0}</translation>
  </message>
  <message>
   <source>First row holds names</source>
   <translation>Erste Zeile enthält Namen</translation>
  </message>
  <message>
   <source>No row with names</source>
   <translation>Keine Zeile mit Namen</translation>
  </message>
  <message>
   <source>Rows {0} – {1} of {2}</source>
   <translation>Zeilen {0} – {1} von {2}</translation>
  </message>
  <message>
   <source>Read as {0}</source>
   <translation>Als {0} lesen</translation>
  </message>
  <message>
   <source>They go into quarantine with the reason. Data can export them for repair and import them again.</source>
   <translation>Sie gehen mit dem Grund in Quarantäne. Daten kann sie zum Ausbessern exportieren und wieder importieren.</translation>
  </message>
  <message>
   <source>{0} rows ready</source>
   <translation>{0} Zeilen bereit</translation>
  </message>
  <message>
   <source>{0} rows so far</source>
   <translation>bisher {0} Zeilen</translation>
  </message>
  <message>
   <source>{0} duplicates, kept once</source>
   <translation>{0} Doppelte, einmal behalten</translation>
  </message>
  <message>
   <source>{0} rows without text, left out</source>
   <translation>{0} Zeilen ohne Text, ausgelassen</translation>
  </message>
  <message>
   <source>{0} rows unreadable</source>
   <translation>{0} Zeilen nicht lesbar</translation>
  </message>
  <message>
   <source>{0} rows too large</source>
   <translation>{0} Zeilen zu groß</translation>
  </message>
  <message>
   <source>Rows that are left out</source>
   <translation>Zeilen, die ausgelassen sind</translation>
  </message>
  <message>
   <source>Show these {0} rows</source>
   <translation>Diese {0} Zeilen zeigen</translation>
  </message>
  <message>
   <source>{0} rows are left out</source>
   <translation>{0} Zeilen sind ausgelassen</translation>
  </message>
  <message>
   <source>The file itself is only read. A copy of the chosen columns goes into the project file.</source>
   <translation>Die Datei selbst wird nur gelesen. Eine Kopie der gewählten Spalten geht in die Projektdatei.</translation>
  </message>
  <message>
   <source>The files are only read and stay where they are; the project notes their place and checksum. Data, Sources, embeds them in the project where that is wanted.</source>
   <translation>Die Dateien werden nur gelesen und bleiben, wo sie sind; das Projekt merkt sich Ort und Prüfsumme. Daten, Quellen, bettet sie ins Projekt ein, wo das gewünscht ist.</translation>
  </message>
  <message>
   <source>“{0}” holds {1} answers in {2} values. Use them as first labels, as gold answers, or ignore them.</source>
   <translation>„{0}“ enthält {1} Antworten mit {2} Werten. Verwenden Sie sie als erste Labels, als Gold, oder beachten Sie sie nicht.</translation>
  </message>
  <message>
   <source>Existing labels found</source>
   <translation>Vorhandene Labels gefunden</translation>
  </message>
  <message>
   <source>Check whether it pays</source>
   <translation>Prüfen, ob es sich lohnt</translation>
  </message>
  <message>
   <source>Replays labeling on these answers, with active learning and in random order</source>
   <translation>Wiederholt das Annotieren auf diesen Antworten, mit aktivem Lernen und in zufälliger Reihenfolge</translation>
  </message>
  <message>
   <source>What each item will look like</source>
   <translation>Wie jeder Eintrag aussehen wird</translation>
  </message>
  <message>
   <source>Roles</source>
   <translation>Rollen</translation>
  </message>
  <message>
   <source>First labels</source>
   <translation>Erste Labels</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>Nicht beachten</translation>
  </message>
  <message>
   <source>What to do with existing labels</source>
   <translation>Was mit vorhandenen Labels geschieht</translation>
  </message>
  <message>
   <source>No text</source>
   <translation>Kein Text</translation>
  </message>
  <message>
   <source>Role of column {0}</source>
   <translation>Rolle der Spalte {0}</translation>
  </message>
  <message>
   <source>Add a short hint</source>
   <translation>Kurzen Hinweis hinzufügen</translation>
  </message>
  <message>
   <source>Comparing with the project…</source>
   <translation>Vergleich mit dem Projekt läuft…</translation>
  </message>
  <message>
   <source>{0} new</source>
   <translation>{0} neu</translation>
  </message>
  <message>
   <source>{0} same as in the project, left out</source>
   <translation>{0} wie im Projekt, ausgelassen</translation>
  </message>
  <message>
   <source>{0} changed, left out</source>
   <translation>{0} geändert, ausgelassen</translation>
  </message>
  <message>
   <source>Add {0} labels the guideline does not know: {1}</source>
   <translation>{0} Labels hinzufügen, die der Leitfaden nicht kennt: {1}</translation>
  </message>
  <message>
   <source>Another text under a known ID: {0}</source>
   <translation>Anderer Text unter einer bekannten ID: {0}</translation>
  </message>
  <message>
   <source>Choose data</source>
   <translation>Daten wählen</translation>
  </message>
  <message>
   <source>Check columns</source>
   <translation>Spalten prüfen</translation>
  </message>
  <message>
   <source>Task and labels</source>
   <translation>Aufgabe und Labels</translation>
  </message>
  <message>
   <source>Save and start</source>
   <translation>Speichern und beginnen</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
  <message>
   <source>No column holds answers to check with</source>
   <translation>Keine Spalte enthält Antworten zum Prüfen</translation>
  </message>
  <message>
   <source>Pasted items</source>
   <translation>Eingefügte Einträge</translation>
  </message>
  <message>
   <source>Import into {0}</source>
   <translation>In {0} importieren</translation>
  </message>
  <message>
   <source>The pasted text could not be kept.</source>
   <translation>Der eingefügte Text konnte nicht aufbewahrt werden.</translation>
  </message>
  <message>
   <source>New projects are encrypted on this machine: set by your administrator.</source>
   <translation>Neue Projekte werden auf diesem Rechner verschlüsselt: von Ihrer Administration festgelegt.</translation>
  </message>
  <message>
   <source>Without the password nobody can open this file. A recovery key on paper can be made later, in Data.</source>
   <translation>Ohne das Passwort kann niemand diese Datei öffnen. Ein Wiederherstellungsschlüssel auf Papier lässt sich später in Daten erstellen.</translation>
  </message>
  <message>
   <source>Protect with a password</source>
   <translation>Mit Passwort schützen</translation>
  </message>
  <message>
   <source>Lock after minutes without a key</source>
   <translation>Sperren nach Minuten ohne Taste</translation>
  </message>
  <message>
   <source>Lock the window without a key press after</source>
   <translation>Fenster sperren ohne Tastendruck nach</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nie</translation>
  </message>
  <message>
   <source>UTF-8</source>
   <translation>UTF-8</translation>
  </message>
  <message>
   <source>UTF-8 with mark</source>
   <translation>UTF-8 mit Marke</translation>
  </message>
  <message>
   <source>UTF-16</source>
   <translation>UTF-16</translation>
  </message>
  <message>
   <source>Windows, Western</source>
   <translation>Windows, westlich</translation>
  </message>
  <message>
   <source>Windows, Central Europe</source>
   <translation>Windows, Mitteleuropa</translation>
  </message>
  <message>
   <source>Windows, Cyrillic</source>
   <translation>Windows, kyrillisch</translation>
  </message>
  <message>
   <source>Latin 9</source>
   <translation>Latin 9</translation>
  </message>
  <message>
   <source>Chinese, GB 18030</source>
   <translation>Chinesisch, GB 18030</translation>
  </message>
  <message>
   <source>Chinese, Big5</source>
   <translation>Chinesisch, Big5</translation>
  </message>
  <message>
   <source>Japanese, Shift JIS</source>
   <translation>Japanisch, Shift JIS</translation>
  </message>
  <message>
   <source>Korean</source>
   <translation>Koreanisch</translation>
  </message>
  <message>
   <source>Mac, Western</source>
   <translation>Mac, westlich</translation>
  </message>
  <message>
   <source>Comma</source>
   <translation>Komma</translation>
  </message>
  <message>
   <source>Semicolon</source>
   <translation>Semikolon</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>Tabulator</translation>
  </message>
  <message>
   <source>Bar</source>
   <translation>Senkrechter Strich</translation>
  </message>
  <message>
   <source>Double quote</source>
   <translation>Doppeltes Anführungszeichen</translation>
  </message>
  <message>
   <source>Single quote</source>
   <translation>Einfaches Anführungszeichen</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keines</translation>
  </message>
  <message>
   <source>One label a cell</source>
   <translation>Ein Label je Zelle</translation>
  </message>
  <message>
   <source>Reading options</source>
   <translation>Leseoptionen</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Zeichencode</translation>
  </message>
  <message>
   <source>Between labels</source>
   <translation>Zwischen Labels</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Separator</source>
   <translation>Trennzeichen</translation>
  </message>
  <message>
   <source>Quote</source>
   <translation>Anführungszeichen</translation>
  </message>
  <message>
   <source>Where shall the project be kept?</source>
   <translation>Wo soll das Projekt liegen?</translation>
  </message>
  <message>
   <source>One file holds the items, every answer and the model. It stays on this computer.</source>
   <translation>Eine Datei enthält die Einträge, jede Antwort und das Modell. Sie bleibt auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Start labeling</source>
   <translation>Annotieren beginnen</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Wählen…</translation>
  </message>
  <message>
   <source>You can begin at once; the rest of the file comes in while you label.</source>
   <translation>Sie können sofort beginnen; der Rest der Datei kommt beim Annotieren herein.</translation>
  </message>
  <message>
   <source>next field</source>
   <translation>nächstes Feld</translation>
  </message>
  <message>
   <source>What you start with</source>
   <translation>Womit Sie beginnen</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>Aufgabe</translation>
  </message>
  <message>
   <source>The folder is not a whole path.</source>
   <translation>Der Ordner ist kein vollständiger Pfad.</translation>
  </message>
  <message>
   <source>This folder is synchronised</source>
   <translation>Dieser Ordner wird synchronisiert</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>Wählen Sie einen Ordner.</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>After my answer</source>
   <translation>Nach meiner Antwort</translation>
  </message>
  <message>
   <source>On request (H)</source>
   <translation>Auf Wunsch (H)</translation>
  </message>
  <message>
   <source>one label, one key, next item</source>
   <translation>ein Label, eine Taste, nächster Eintrag</translation>
  </message>
  <message>
   <source>Several labels</source>
   <translation>Mehrere Labels</translation>
  </message>
  <message>
   <source>any number of labels, then Enter</source>
   <translation>beliebig viele Labels, dann Enter</translation>
  </message>
  <message>
   <source>mark words, a label for each</source>
   <translation>Wörter markieren, je ein Label</translation>
  </message>
  <message>
   <source>draw boxes, a label for each</source>
   <translation>Rahmen ziehen, je ein Label</translation>
  </message>
  <message>
   <source>from and to in time, a label for each</source>
   <translation>Anfang und Ende in der Zeit, je ein Label</translation>
  </message>
  <message>
   <source>A share of items is always shown without one, so that answers stay independent.</source>
   <translation>Ein Teil der Einträge wird immer ohne Vorschlag gezeigt, damit Antworten unabhängig bleiben.</translation>
  </message>
  <message>
   <source>Type a label and press Enter, or paste a list</source>
   <translation>Label eintippen und Enter drücken, oder eine Liste einfügen</translation>
  </message>
  <message>
   <source>Add a label</source>
   <translation>Label hinzufügen</translation>
  </message>
  <message>
   <source>What do people decide?</source>
   <translation>Was entscheiden Menschen?</translation>
  </message>
  <message>
   <source>All of this can be changed later; labels keep their answers when renamed or moved.</source>
   <translation>Alles lässt sich später ändern; Labels behalten ihre Antworten, wenn sie umbenannt oder verschoben werden.</translation>
  </message>
  <message>
   <source>Paste a list</source>
   <translation>Liste einfügen</translation>
  </message>
  <message>
   <source>Suggestions by the model</source>
   <translation>Vorschläge des Modells</translation>
  </message>
  <message>
   <source>An item is called</source>
   <translation>Ein Eintrag heißt</translation>
  </message>
  <message>
   <source>Several are called</source>
   <translation>Mehrere heißen</translation>
  </message>
  <message>
   <source>Question above the labels</source>
   <translation>Frage über den Labels</translation>
  </message>
  <message>
   <source>edit</source>
   <translation>bearbeiten</translation>
  </message>
  <message>
   <source>take away</source>
   <translation>wegnehmen</translation>
  </message>
  <message>
   <source>move</source>
   <translation>verschieben</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Wörter</translation>
  </message>
  <message>
   <source>1 label</source>
   <translation>1 Label</translation>
  </message>
  <message>
   <source>Use {0} found in “{1}”</source>
   <translation>{0} verwenden, gefunden in „{1}“</translation>
  </message>
  <message>
   <source>Type a label below the list.</source>
   <translation>Tippen Sie ein Label unter der Liste ein.</translation>
  </message>
  <message>
   <source>{0} labels</source>
   <translation>{0} Labels</translation>
  </message>
  <message>
   <source>About alapp</source>
   <translation>Über alapp</translation>
  </message>
  <message>
   <source>Licence of</source>
   <translation>Lizenz von</translation>
  </message>
  <message>
   <source>Copy versions</source>
   <translation>Versionen kopieren</translation>
  </message>
  <message>
   <source>Versions of all parts</source>
   <translation>Versionen aller Teile</translation>
  </message>
  <message>
   <source>Rules of your administrator ({0}):</source>
   <translation>Regeln Ihrer Administration ({0}):</translation>
  </message>
  <message>
   <source>This text cannot be read: {0}.</source>
   <translation>Dieser Text kann nicht gelesen werden: {0}.</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>Meldung schließen</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Your answers are stored under the code {0}; no name is needed.</source>
   <translation>Ihre Antworten werden unter dem Kürzel {0} gespeichert; ein Name ist nicht nötig.</translation>
  </message>
  <message>
   <source>You can go on labeling; the item on the screen does not change.</source>
   <translation>Sie können weiter annotieren; der Eintrag auf dem Bildschirm ändert sich nicht.</translation>
  </message>
  <message>
   <source>Until then the items cover the variety.</source>
   <translation>Bis dahin decken die Einträge die Vielfalt ab.</translation>
  </message>
  <message>
   <source>Offline, encrypted</source>
   <translation>Offline, verschlüsselt</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>Offline</translation>
  </message>
  <message>
   <source>Everything is in one file: {0}</source>
   <translation>Alles ist in einer Datei: {0}</translation>
  </message>
  <message>
   <source>Your answers are stored under the code {0} ({1}).</source>
   <translation>Ihre Antworten werden unter dem Kürzel {0} ({1}) gespeichert.</translation>
  </message>
  <message>
   <source>You label, and see only your own answers. The rest is for the lead.</source>
   <translation>Sie annotieren und sehen nur Ihre eigenen Antworten. Das Übrige ist für die Leitung.</translation>
  </message>
  <message>
   <source>{0}, single {1}</source>
   <translation>{0}, einfache {1}</translation>
  </message>
  <message>
   <source>Training model {0}: {1} %</source>
   <translation>Modell {0} wird trainiert: {1} %</translation>
  </message>
  <message>
   <source>Training stopped</source>
   <translation>Training angehalten</translation>
  </message>
  <message>
   <source>Model {0} is current</source>
   <translation>Modell {0} ist aktuell</translation>
  </message>
  <message>
   <source>You can go on labeling; the order stays as it is.</source>
   <translation>Sie können weiter annotieren; die Reihenfolge bleibt.</translation>
  </message>
  <message>
   <source>The file is encrypted (AES-256).</source>
   <translation>Die Datei ist verschlüsselt (AES-256).</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Sperren</translation>
  </message>
  <message>
   <source>Verify the file</source>
   <translation>Datei prüfen</translation>
  </message>
  <message>
   <source>It has learned from {0} answers.</source>
   <translation>Es hat aus {0} Antworten gelernt.</translation>
  </message>
  <message>
   <source>Start with keywords</source>
   <translation>Mit Stichwörtern beginnen</translation>
  </message>
  <message>
   <source>Train now</source>
   <translation>Jetzt trainieren</translation>
  </message>
  <message>
   <source>Stop training</source>
   <translation>Training anhalten</translation>
  </message>
  <message>
   <source>Not in this version</source>
   <translation>Nicht in dieser Fassung</translation>
  </message>
  <message>
   <source>Open a project first</source>
   <translation>Öffnen Sie zuerst ein Projekt</translation>
  </message>
  <message>
   <source>Works on {0}</source>
   <translation>Geht in {0}</translation>
  </message>
  <message>
   <source>This project is open for reading only</source>
   <translation>Dieses Projekt ist nur zum Lesen geöffnet</translation>
  </message>
  <message>
   <source>Training is under way</source>
   <translation>Das Training läuft</translation>
  </message>
  <message>
   <source>No training is under way</source>
   <translation>Kein Training läuft</translation>
  </message>
  <message>
   <source>Items</source>
   <translation>Einträge</translation>
  </message>
  <message>
   <source>Open {0}</source>
   <translation>{0} öffnen</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <source>Search the texts for “{0}”</source>
   <translation>Texte nach „{0}“ durchsuchen</translation>
  </message>
  <message>
   <source>Labeling is replayed on answers that are known, once in our order and once in random order.</source>
   <translation>Das Annotieren wird auf bekannten Antworten wiederholt, einmal in unserer und einmal in zufälliger Reihenfolge.</translation>
  </message>
  <message>
   <source>Mean accuracy</source>
   <translation>Mittlere Genauigkeit</translation>
  </message>
  <message>
   <source>Labels to 90 %</source>
   <translation>Labels bis 90 %</translation>
  </message>
  <message>
   <source>Labels to 95 %</source>
   <translation>Labels bis 95 %</translation>
  </message>
  <message>
   <source>Points ahead</source>
   <translation>Punkte voraus</translation>
  </message>
  <message>
   <source>Bands: lowest and highest of {0} replays. Arrows read points, T shows a table.</source>
   <translation>Bänder: niedrigste und höchste von {0} Wiederholungen. Pfeile lesen Punkte, T zeigt eine Tabelle.</translation>
  </message>
  <message>
   <source>{0} ({1} to {2})</source>
   <translation>{0} ({1} bis {2})</translation>
  </message>
  <message>
   <source>{0} labels: {1}</source>
   <translation>{0} Labels: {1}</translation>
  </message>
  <message>
   <source>Check whether active learning pays</source>
   <translation>Prüfen, ob aktives Lernen sich lohnt</translation>
  </message>
  <message>
   <source>Accuracy by labels given</source>
   <translation>Genauigkeit nach vergebenen Labels</translation>
  </message>
  <message>
   <source>labels given</source>
   <translation>vergebene Labels</translation>
  </message>
  <message>
   <source>Strategies</source>
   <translation>Strategien</translation>
  </message>
  <message>
   <source>Waiting for other work on files to end</source>
   <translation>Andere Arbeit an Dateien wird abgewartet</translation>
  </message>
  <message>
   <source>Stop the check</source>
   <translation>Prüfung anhalten</translation>
  </message>
  <message>
   <source>Does active learning pay here?</source>
   <translation>Lohnt sich aktives Lernen hier?</translation>
  </message>
  <message>
   <source>Replays</source>
   <translation>Wiederholungen</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Lesen</translation>
  </message>
  <message>
   <source>Menu (F10)</source>
   <translation>Menü (F10)</translation>
  </message>
  <message>
   <source>Search or run a command</source>
   <translation>Suchen oder Befehl ausführen</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>Mark</source>
   <translation>Zeichen</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>Projekt</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Label … Data</source>
   <translation>Annotieren … Daten</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Schriftgröße</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>Nächster Bereich</translation>
  </message>
  <message>
   <source>Space looks, digits label, Enter commits, Backspace takes away.</source>
   <translation>Leertaste schaut, Ziffern annotieren, Enter bestätigt, Rücktaste nimmt weg.</translation>
  </message>
  <message>
   <source>Keys follow their place on the keyboard for digits and the printed letter for letters.</source>
   <translation>Ziffern folgen ihrem Platz auf der Tastatur, Buchstaben dem aufgedruckten Zeichen.</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>Drucken</translation>
  </message>
  <message>
   <source>Key settings</source>
   <translation>Tasten einstellen</translation>
  </message>
  <message>
   <source>Filter the keys</source>
   <translation>Tasten filtern</translation>
  </message>
  <message>
   <source>Where the keys work</source>
   <translation>Wo die Tasten gelten</translation>
  </message>
  <message>
   <source>Type words that stand in texts of a label, parted by commas, or a whole example.</source>
   <translation>Tippen Sie Wörter ein, die in Texten eines Labels stehen, durch Kommas getrennt, oder ein ganzes Beispiel.</translation>
  </message>
  <message>
   <source>The 3 open texts most like them come next for each label.</source>
   <translation>Zu jedem Label kommen als Nächstes die 3 offenen Texte, die ihnen am ähnlichsten sind.</translation>
  </message>
  <message>
   <source>{0} {1} comes next: {2}.</source>
   <translation>{0} {1} kommt als Nächstes: {2}.</translation>
  </message>
  <message>
   <source>{0} {1} come next: {2}.</source>
   <translation>{0} {1} kommen als Nächstes: {2}.</translation>
  </message>
  <message>
   <source>Put them next</source>
   <translation>Als Nächstes zeigen</translation>
  </message>
  <message>
   <source>Looking for the keywords.</source>
   <translation>Die Stichwörter werden gesucht.</translation>
  </message>
  <message>
   <source>{0} for {1}</source>
   <translation>{0} für {1}</translation>
  </message>
  <message>
   <source>No open text holds the words for {0}.</source>
   <translation>Kein offener Text enthält die Wörter für {0}.</translation>
  </message>
  <message>
   <source>Type words for one label at least.</source>
   <translation>Tippen Sie Wörter für wenigstens ein Label ein.</translation>
  </message>
  <message>
   <source>Keywords for {0}</source>
   <translation>Stichwörter für {0}</translation>
  </message>
  <message>
   <source>An import, export or check was stopped; what came in is kept. Start it again after unlocking.</source>
   <translation>Ein Import, Export oder eine Prüfung wurde angehalten; was hereinkam, bleibt. Beginnen Sie nach dem Entsperren neu.</translation>
  </message>
  <message>
   <source>This project opens with its password.</source>
   <translation>Dieses Projekt öffnet sich mit seinem Passwort.</translation>
  </message>
  <message>
   <source>Locked at {0} after one minute without a key press.</source>
   <translation>Gesperrt um {0} nach einer Minute ohne Tastendruck.</translation>
  </message>
  <message>
   <source>The last answer could not be saved; it waits behind this lock.</source>
   <translation>Die letzte Antwort konnte nicht gespeichert werden; sie wartet hinter dieser Sperre.</translation>
  </message>
  <message>
   <source>alapp, locked</source>
   <translation>alapp, gesperrt</translation>
  </message>
  <message>
   <source>Locked at {0} after {1} minutes without a key press.</source>
   <translation>Gesperrt um {0} nach {1} Minuten ohne Tastendruck.</translation>
  </message>
  <message>
   <source>You return to the same item.</source>
   <translation>Sie kehren zum selben Eintrag zurück.</translation>
  </message>
  <message>
   <source>alapp</source>
   <translation>alapp</translation>
  </message>
  <message>
   <source>Locked at {0}, when the computer went to sleep.</source>
   <translation>Gesperrt um {0}, als der Rechner in den Ruhezustand ging.</translation>
  </message>
  <message>
   <source>Locked at {0}.</source>
   <translation>Gesperrt um {0}.</translation>
  </message>
  <message>
   <source>All {0} answers of today are saved.</source>
   <translation>Alle {0} Antworten von heute sind gespeichert.</translation>
  </message>
  <message>
   <source>Messages of this session</source>
   <translation>Meldungen dieser Sitzung</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <source>Nothing was said so far.</source>
   <translation>Bisher wurde nichts gemeldet.</translation>
  </message>
  <message>
   <source>No command matches. Press / to search the texts instead.</source>
   <translation>Kein Befehl passt. / durchsucht stattdessen die Texte.</translation>
  </message>
  <message>
   <source>run</source>
   <translation>ausführen</translation>
  </message>
  <message>
   <source>item</source>
   <translation>Eintrag</translation>
  </message>
  <message>
   <source>search texts</source>
   <translation>Texte durchsuchen</translation>
  </message>
  <message>
   <source>Command palette</source>
   <translation>Befehlspalette</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>{0} of {1} commands</source>
   <translation>{0} von {1} Befehlen</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>Hier</translation>
  </message>
  <message>
   <source>Used lately</source>
   <translation>Zuletzt benutzt</translation>
  </message>
  <message>
   <source>{0} labels
of {1} {2}</source>
   <translation>{0} Labels
von {1} {2}</translation>
  </message>
  <message>
   <source>Stopped. The project is as it was.</source>
   <translation>Angehalten. Das Projekt ist, wie es war.</translation>
  </message>
  <message>
   <source>Opening {0}</source>
   <translation>{0} wird geöffnet</translation>
  </message>
  <message>
   <source>{0} {1} imported, {2} left out (see Data).</source>
   <translation>{0} {1} importiert, {2} ausgelassen (siehe Daten).</translation>
  </message>
  <message>
   <source>{0} {1} imported.</source>
   <translation>{0} {1} importiert.</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message>
   <source>Salvage into a new file</source>
   <translation>In eine neue Datei retten</translation>
  </message>
  <message>
   <source>Salvage into a new file…</source>
   <translation>In eine neue Datei retten…</translation>
  </message>
  <message>
   <source>Salvaging {0}</source>
   <translation>{0} wird gerettet</translation>
  </message>
  <message>
   <source>Every answer is saved</source>
   <translation>Jede Antwort ist gespeichert</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Wird gespeichert…</translation>
  </message>
  <message>
   <source>Read-only: nothing can be changed</source>
   <translation>Nur zum Lesen: Nichts lässt sich ändern</translation>
  </message>
  <message>
   <source>Open read-only</source>
   <translation>Nur zum Lesen öffnen</translation>
  </message>
  <message>
   <source>Work on a copy here</source>
   <translation>Hier an einer Kopie arbeiten</translation>
  </message>
  <message>
   <source>This does not apply here.</source>
   <translation>Das ist hier nicht anwendbar.</translation>
  </message>
  <message>
   <source>page {0} of {1}</source>
   <translation>Seite {0} von {1}</translation>
  </message>
  <message>
   <source>{0}, {1}: {2} × {3} px</source>
   <translation>{0}, {1}: {2} × {3} px</translation>
  </message>
  <message>
   <source>Frame {0} of {1}</source>
   <translation>Bild {0} von {1}</translation>
  </message>
  <message>
   <source>{0}, being read</source>
   <translation>{0}, wird gelesen</translation>
  </message>
  <message>
   <source>Grid on</source>
   <translation>Raster an</translation>
  </message>
  <message>
   <source>Grid off</source>
   <translation>Raster aus</translation>
  </message>
  <message>
   <source>Reading the picture…</source>
   <translation>Das Bild wird gelesen…</translation>
  </message>
  <message>
   <source>{0} × {1} px</source>
   <translation>{0} × {1} px</translation>
  </message>
  <message>
   <source>Contrast {0}</source>
   <translation>Kontrast {0}</translation>
  </message>
  <message>
   <source>Brightness {0}</source>
   <translation>Helligkeit {0}</translation>
  </message>
  <message>
   <source>Playing without sound: this machine has no sound output.</source>
   <translation>Wiedergabe ohne Ton: Dieser Rechner hat keine Tonausgabe.</translation>
  </message>
  <message>
   <source>Playing without sound: the part of the program for it is not here (PySide6-Addons).</source>
   <translation>Wiedergabe ohne Ton: Der Programmteil dafür fehlt hier (PySide6-Addons).</translation>
  </message>
  <message>
   <source>Playing without sound: {0}</source>
   <translation>Wiedergabe ohne Ton: {0}</translation>
  </message>
  <message>
   <source>Loudness</source>
   <translation>Lautstärke</translation>
  </message>
  <message>
   <source>Letters</source>
   <translation>Buchstaben</translation>
  </message>
  <message>
   <source>speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Replay segment</source>
   <translation>Abschnitt wiederholen</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>The segment is played in a loop: Space pauses.</source>
   <translation>Der Abschnitt läuft in Schleife: Die Leertaste hält an.</translation>
  </message>
  <message>
   <source>Speed {0}</source>
   <translation>Tempo {0}</translation>
  </message>
  <message>
   <source>Begins</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <source>Ends</source>
   <translation>Endet</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>open since {0}</source>
   <translation>geöffnet seit {0}</translation>
  </message>
  <message>
   <source>{0}, chart, key T shows it as a table</source>
   <translation>{0}, Diagramm, Taste T zeigt es als Tabelle</translation>
  </message>
  <message>
   <source>{0}, table, key T shows it as a chart</source>
   <translation>{0}, Tabelle, Taste T zeigt sie als Diagramm</translation>
  </message>
  <message>
   <source>Show the password</source>
   <translation>Passwort zeigen</translation>
  </message>
  <message>
   <source>Hide the password</source>
   <translation>Passwort verbergen</translation>
  </message>
  <message>
   <source>{0} {1} %, range {2} to {3} %</source>
   <translation>{0} {1} %, Bereich {2} bis {3} %</translation>
  </message>
 </context>
</TS>
