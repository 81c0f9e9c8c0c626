import Recording

/// Brings recordings in, one file after the other, and says what became of each.
enum UploadScript {
    static let text = #"""
        "use strict";
        for (const form of document.querySelectorAll("form[data-upload]")) {
            const input = form.querySelector("input[type=file]");
            const bar = form.querySelector("progress");
            const list = form.querySelector("ul");
            const button = form.querySelector("button");
            const signature = SIGNATURE;

            // What is no recording is not sent whole: its beginning tells the station what it is.
            async function content(file) {
                let beginning;
                try {
                    beginning = new Uint8Array(await file.slice(0, signature.length).arrayBuffer());
                } catch { throw new Error(texts.fileUnreadable); }
                const isRecording = signature.every((byte, index) => beginning[index] === byte);
                if (isRecording && file.size > Number(form.dataset.most)) throw new Error(texts.fileTooLarge);
                return isRecording ? file : file.slice(0, 65536);
            }

            // The other way of asking tells how much has gone.
            function send(file, body) {
                const address = new URL(form.dataset.upload, location.href);
                address.searchParams.set("modified", new Date(file.lastModified).toISOString());
                return new Promise((done, fail) => {
                    const request = new XMLHttpRequest();
                    request.open("POST", address);
                    request.setRequestHeader("Content-Type", "application/octet-stream");
                    request.setRequestHeader("X-CSRF-Token", csrf);
                    request.upload.addEventListener("progress", (event) => {
                        if (event.lengthComputable) bar.value = event.loaded / event.total;
                    });
                    request.addEventListener("error", () => fail(new Error(texts.fileCut)));
                    request.addEventListener("load", () => {
                        if (request.status === 401) leadTo("/sign-in");
                        let result = {};
                        try { result = JSON.parse(request.responseText); } catch { /* the status says it */ }
                        if (request.status < 300) done(result);
                        else fail(new Error(result.problem ?? fill(texts.answered, { status: request.status })));
                    });
                    request.send(body);
                });
            }

            function say(file, words, recording) {
                const item = document.createElement("li");
                item.className = recording ? "" : "problem";
                item.append(`${file.name}: ${words}`);
                if (recording) {
                    const link = document.createElement("a");
                    link.href = `/recordings/${encodeURIComponent(recording)}`;
                    link.textContent = texts.openRecording;
                    item.append(" ", link);
                }
                list.append(item);
            }

            form.addEventListener("submit", async (event) => {
                event.preventDefault();
                const files = [...input.files];
                list.replaceChildren();
                button.disabled = true;
                for (const file of files) {
                    bar.value = 0;
                    bar.hidden = false;
                    try {
                        const { outcome, recording, patient } = await send(file, await content(file));
                        if (files.length === 1 && outcome === "new") { leadTo(`/recordings/${encodeURIComponent(recording.id)}`); return; }
                        const words = fill(texts.arrivals[outcome], { owner: patient
                            ? fill(texts.ofPatient, { code: patient.code }) : texts.ofNobody });
                        say(file, words, recording.id);
                    } catch (error) {
                        say(file, error.message);
                    }
                }
                bar.hidden = true;
                button.disabled = false;
                list.parentElement.focus();
            });
        }

        """#.replacing("SIGNATURE", with: "[\(RecordingHeader.fileSignature.map { "\($0)" }.joined(separator: ", "))]")
}
