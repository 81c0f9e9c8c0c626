"""schemathesis over the station's description: no 5xx, no answer that is not described."""

import subprocess
import sys
import pathlib

import running


def main():
    options = running.arguments(seconds=0, times=30)
    with running.station(options.program) as station:
        link = station.start()
        station.enter(link)
        station.wait_ready()
        # Something to find, so that not every answer is 404.
        patient = station.json("POST", "/api/v1/patients", {"code": "K17"})
        recording = station.json("POST", "/api/v1/station/recording", {"patientCode": "K17"})
        running.time.sleep(12)
        station.json("POST", "/api/v1/station/recording/stop", {})
        running.wait_for(
            lambda: station.json("GET", f"/api/v1/recordings/{recording['id']}")["analyses"], 60, "the analysis")
        token = station.json("POST", "/api/v1/tokens", {"name": "schemathesis", "role": "admin"})["secret"]
        print(f"    patient {patient['id']}, recording {recording['id']}")
        schemathesis = pathlib.Path(sys.executable).with_name("schemathesis")
        # What streams without end, and what would lock its own door (the token, sign-out), is tried by attacks.py.
        command = [
            str(schemathesis), "run", f"https://localhost:{station.port}/api/v1/openapi.json",
            "--url", f"https://localhost:{station.port}/api/v1", "--tls-verify=false",
            "--header", f"Authorization: Bearer {token}",
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            "--exclude-path", "/live", "--phases", "coverage,fuzzing" if options.times >= 10 else "fuzzing",
            "--max-examples", str(options.times), "--seed", "1", "--request-timeout", "20",
            "--generation-database", "none",
        ]
        result = subprocess.run(command, cwd=station.folder)
        status, _, _ = station.ask("GET", "/health", anonymous=True)
        print(f"    afterwards /health answers {status}")
        sys.exit(result.returncode or (status != 200))


main()
