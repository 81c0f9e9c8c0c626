/// The description of the interface, in OpenAPI 3.1; the same as `Formats/openapi.json`, which a test holds it to.
enum OpenAPIDescription {
    static let text = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Heelstrike station",
            "version": "1",
            "summary": "The clinic station's interface, the same that its pages use.",
            "description": "Programs send `Authorization: Bearer TOKEN` with a token made under Settings. Browsers have the cookie `__Host-session` and send `X-CSRF-Token` with every unsafe request. Times are ISO 8601 in UTC; what has no value is left out. A body whose texts hold U+0000 gets 400. Problems are told to browsers in the language that their user chose, to programs in English.",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"}
          },
          "servers": [{"url": "/api/v1"}],
          "security": [{"token": []}, {"session": []}],
          "paths": {
            "/set-up": {
              "post": {
                "operationId": "postSetUp",
                "summary": "Make the first administrator",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["link", "name", "password"],
                        "properties": {
                          "link": {"type": "string"},
                          "name": {"type": "string", "minLength": 1, "maxLength": 64},
                          "password": {"type": "string", "minLength": 10, "maxLength": 256},
                          "language": {"type": "string", "enum": ["en", "de"], "description": "The station's."}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Session"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"},
                  "429": {"$ref": "#/components/responses/P429"}
                },
                "security": []
              }
            },
            "/session": {
              "get": {
                "operationId": "getSession",
                "summary": "Who is signed in",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Session"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              },
              "post": {
                "operationId": "postSession",
                "summary": "Sign in",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["name", "password"],
                        "properties": {"name": {"type": "string"}, "password": {"type": "string"}}
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Session"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "429": {"$ref": "#/components/responses/P429"}
                },
                "security": []
              },
              "patch": {
                "operationId": "patchSession",
                "summary": "Change one's own language",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["language"],
                        "properties": {
                          "language": {
                            "type": "string",
                            "enum": ["", "en", "de"],
                            "description": "Of pages and reports; empty for the station's."
                          }
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Session"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              },
              "delete": {
                "operationId": "deleteSession",
                "summary": "Sign out",
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/password": {
              "post": {
                "operationId": "postPassword",
                "summary": "Change one's own password",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["oldPassword", "newPassword"],
                        "properties": {
                          "oldPassword": {"type": "string"},
                          "newPassword": {"type": "string", "minLength": 10, "maxLength": 256}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"},
                  "429": {"$ref": "#/components/responses/P429"}
                }
              }
            },
            "/station": {
              "get": {
                "operationId": "getStation",
                "summary": "What the station does and which sensors there are",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Station"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              }
            },
            "/live": {
              "get": {
                "operationId": "getLive",
                "summary": "Live data as server-sent events",
                "description": "Events: `station` (as GET /station), `layout` (places of the cells in mm), `feet` (up to 20 a second: contact, load and cells in N, centre of pressure in mm), `curves` (force of the last stances), `progress` (left against right and findings, in `words` also in other languages). A viewer who reads slowly gets the newest of each and misses what was between.",
                "responses": {
                  "200": {"description": "As asked.", "content": {"text/event-stream": {"schema": {"type": "string"}}}},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "429": {"$ref": "#/components/responses/P429"}
                }
              }
            },
            "/station/recording": {
              "post": {
                "operationId": "postStationRecording",
                "summary": "Start a recording",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [],
                        "properties": {
                          "patientCode": {
                            "type": "string",
                            "maxLength": 64,
                            "description": "Empty: the recording waits for a patient."
                          },
                          "isNewPatient": {"type": "boolean"},
                          "label": {"type": "string", "maxLength": 200},
                          "footwear": {"type": "string", "maxLength": 200},
                          "notes": {"type": "string", "maxLength": 4000}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "201": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/RecordingID"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/station/recording/stop": {
              "post": {
                "operationId": "postStationRecordingStop",
                "summary": "Stop the recording",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/RecordingID"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/station/recording/marks": {
              "post": {
                "operationId": "postStationRecordingMarks",
                "summary": "Mark this moment in the recording",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["text"],
                        "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 200}}
                      }
                    }
                  }
                },
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/station/sensors/search": {
              "post": {
                "operationId": "postStationSensorsSearch",
                "summary": "Look for sensors again",
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/station/sensors/side": {
              "post": {
                "operationId": "postStationSensorsSide",
                "summary": "Say which foot a sensor is on",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["address", "side"],
                        "properties": {"address": {"type": "string"}, "side": {"type": "string", "enum": ["left", "right"]}}
                      }
                    }
                  }
                },
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"}
                }
              }
            },
            "/patients": {
              "get": {
                "operationId": "getPatients",
                "summary": "All patients",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {
                      "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Patient"}}}
                    }
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              },
              "post": {
                "operationId": "postPatients",
                "summary": "Add a patient",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [],
                        "properties": {
                          "code": {
                            "type": "string",
                            "maxLength": 64,
                            "description": "A code, not a name; empty for one that the station makes."
                          }
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "201": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Patient"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/patients/{id}": {
              "get": {
                "operationId": "getPatientsOne",
                "summary": "A patient with visits, recordings and notes",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PatientWithVisits"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"}
                }
              },
              "patch": {
                "operationId": "patchPatientsOne",
                "summary": "Change what is known of a patient",
                "description": "Only what is given changes; an empty text takes a value away.",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [],
                        "properties": {
                          "code": {"type": "string", "minLength": 1, "maxLength": 64},
                          "displayName": {"type": "string", "maxLength": 200},
                          "birthYear": {"type": "integer", "minimum": 1900, "maximum": 2100},
                          "bodyMass": {"type": "number", "minimum": 2, "maximum": 400},
                          "height": {"type": "number", "minimum": 40, "maximum": 260},
                          "affectedSide": {"type": "string", "enum": ["left", "right", ""]},
                          "notes": {"type": "string", "maxLength": 4000}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Patient"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              },
              "delete": {
                "operationId": "deletePatientsOne",
                "summary": "Delete a patient for good, with files",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["code"],
                        "properties": {"code": {"type": "string", "description": "The patient's code, to confirm."}}
                      }
                    }
                  }
                },
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/patients/{id}/notes": {
              "post": {
                "operationId": "postPatientsOneNotes",
                "summary": "Add a note",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["text"],
                        "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 4000}}
                      }
                    }
                  }
                },
                "responses": {
                  "201": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/patients/{id}/trend": {
              "get": {
                "operationId": "getPatientsOneTrend",
                "summary": "Every figure over the visits",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Document"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/patients/{id}/trend/page": {
              "get": {
                "operationId": "getPatientsOneTrendPage",
                "summary": "The same as a page",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {"description": "As asked.", "content": {"text/html": {"schema": {"type": "string"}}}},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/recordings": {
              "get": {
                "operationId": "getRecordings",
                "summary": "All recordings, or those without a patient",
                "parameters": [{"name": "unassigned", "in": "query", "required": false, "schema": {"type": "boolean"}}],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {
                      "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Recording"}}}
                    }
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              }
            },
            "/recordings/{id}": {
              "get": {
                "operationId": "getRecordingsOne",
                "summary": "A recording with its analyses",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/RecordingWithAnalyses"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"}
                }
              },
              "patch": {
                "operationId": "patchRecordingsOne",
                "summary": "Assign a recording to a patient",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [],
                        "properties": {
                          "patientCode": {"type": "string", "maxLength": 64, "description": "Empty or absent: to nobody."}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Recording"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              },
              "delete": {
                "operationId": "deleteRecordingsOne",
                "summary": "Delete a recording for good, with its file",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/recordings/{id}/analyses": {
              "post": {
                "operationId": "postRecordingsOneAnalyses",
                "summary": "Analyse a recording, again where there is an analysis",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "201": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Analysis"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/recordings/{id}/analysis": {
              "get": {
                "operationId": "getRecordingsOneAnalysis",
                "summary": "The newest analysis",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Document"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/recordings/{id}/report": {
              "get": {
                "operationId": "getRecordingsOneReport",
                "summary": "Its report as a page",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {"description": "As asked.", "content": {"text/html": {"schema": {"type": "string"}}}},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/recordings/{id}/file": {
              "get": {
                "operationId": "getRecordingsOneFile",
                "summary": "The recording's file",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/comparison": {
              "get": {
                "operationId": "getComparison",
                "summary": "What changed between two recordings of a patient",
                "parameters": [
                  {
                    "name": "before",
                    "in": "query",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  },
                  {
                    "name": "after",
                    "in": "query",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Document"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/comparison/page": {
              "get": {
                "operationId": "getComparisonPage",
                "summary": "The same as a page",
                "parameters": [
                  {
                    "name": "before",
                    "in": "query",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  },
                  {
                    "name": "after",
                    "in": "query",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "200": {"description": "As asked.", "content": {"text/html": {"schema": {"type": "string"}}}},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/users": {
              "get": {
                "operationId": "getUsers",
                "summary": "All users",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/User"}}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              },
              "post": {
                "operationId": "postUsers",
                "summary": "Add a user",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["name", "role", "password"],
                        "properties": {
                          "name": {"type": "string", "minLength": 1, "maxLength": 64},
                          "role": {"type": "string", "enum": ["therapist", "admin"]},
                          "password": {"type": "string", "minLength": 10, "maxLength": 256}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "201": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/users/{id}": {
              "patch": {
                "operationId": "patchUsersOne",
                "summary": "Change a user's role, password, or whether they may sign in",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [],
                        "properties": {
                          "role": {"type": "string", "enum": ["therapist", "admin"]},
                          "isDisabled": {"type": "boolean"},
                          "password": {"type": "string", "minLength": 10, "maxLength": 256}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "409": {"$ref": "#/components/responses/P409"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              },
              "delete": {
                "operationId": "deleteUsersOne",
                "summary": "Remove a user",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"},
                  "409": {"$ref": "#/components/responses/P409"}
                }
              }
            },
            "/tokens": {
              "get": {
                "operationId": "getTokens",
                "summary": "Other programs' tokens",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Token"}}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              },
              "post": {
                "operationId": "postTokens",
                "summary": "Let another program in",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["name", "role"],
                        "properties": {
                          "name": {"type": "string", "minLength": 1, "maxLength": 64},
                          "role": {"type": "string", "enum": ["therapist", "admin"]}
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "201": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewToken"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/tokens/{id}": {
              "delete": {
                "operationId": "deleteTokensOne",
                "summary": "Remove a token",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"}
                  }
                ],
                "responses": {
                  "204": {"description": "Done."},
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "404": {"$ref": "#/components/responses/P404"}
                }
              }
            },
            "/settings": {
              "get": {
                "operationId": "getSettings",
                "summary": "The clinic's choices",
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Settings"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              },
              "patch": {
                "operationId": "patchSettings",
                "summary": "Change choices",
                "requestBody": {
                  "required": true,
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Settings"}}}
                },
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Settings"}}}
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"},
                  "408": {"$ref": "#/components/responses/P408"},
                  "413": {"$ref": "#/components/responses/P413"},
                  "415": {"$ref": "#/components/responses/P415"},
                  "422": {"$ref": "#/components/responses/P422"}
                }
              }
            },
            "/audit": {
              "get": {
                "operationId": "getAudit",
                "summary": "Who saw and did what, the newest first",
                "parameters": [
                  {
                    "name": "before",
                    "in": "query",
                    "required": false,
                    "schema": {"type": "integer", "minimum": 0, "format": "int64"},
                    "description": "Number of the last entry that is known already."
                  }
                ],
                "responses": {
                  "200": {
                    "description": "As asked.",
                    "content": {
                      "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/AuditEntry"}}}
                    }
                  },
                  "400": {"$ref": "#/components/responses/P400"},
                  "401": {"$ref": "#/components/responses/P401"},
                  "403": {"$ref": "#/components/responses/P403"}
                }
              }
            },
            "/openapi.json": {
              "get": {
                "operationId": "getOpenapi",
                "summary": "This description",
                "responses": {
                  "200": {"description": "As asked.", "content": {"application/json": {"schema": {"type": "object"}}}},
                  "400": {"$ref": "#/components/responses/P400"}
                },
                "security": []
              }
            }
          },
          "components": {
            "securitySchemes": {
              "token": {"type": "http", "scheme": "bearer"},
              "session": {"type": "apiKey", "in": "cookie", "name": "__Host-session"}
            },
            "schemas": {
              "Problem": {
                "type": "object",
                "required": ["problem"],
                "properties": {"problem": {"type": "string", "description": "Why it was refused, for a person to read."}}
              },
              "Session": {
                "type": "object",
                "required": ["name", "role"],
                "properties": {
                  "name": {"type": "string"},
                  "role": {"type": "string", "enum": ["therapist", "admin"]},
                  "language": {"type": "string", "description": "The user's own, en or de; absent for the station's."},
                  "csrfToken": {
                    "type": "string",
                    "description": "To be sent back as X-CSRF-Token with every unsafe request of a browser's session."
                  }
                }
              },
              "Trouble": {
                "type": "object",
                "description": "What is wrong, for a page to say in its reader's language; `problem` says it in English.",
                "required": ["kind"],
                "properties": {
                  "kind": {
                    "type": "string",
                    "enum": [
                      "noSensorToRecord", "recordingStopped", "anotherSensor", "sideUnknown", "sidesContradict",
                      "notConfigured", "notThere", "noPermission", "busy", "noAnswer", "notUnderstood", "other"
                    ]
                  },
                  "detail": {"type": "string"}
                }
              },
              "Sensor": {
                "type": "object",
                "required": ["address", "title", "serialNumber", "sides", "isKnown", "isConnected", "lostFrames"],
                "properties": {
                  "address": {"type": "string"},
                  "title": {"type": "string"},
                  "serialNumber": {"type": "string"},
                  "side": {"type": "string", "enum": ["left", "right"]},
                  "sides": {"type": "array", "items": {"type": "string", "enum": ["left", "right"]}},
                  "isKnown": {"type": "boolean"},
                  "isConnected": {"type": "boolean"},
                  "battery": {"type": "integer", "description": "Per cent; absent where the sensor does not say."},
                  "lostFrames": {"type": "integer"},
                  "trouble": {"$ref": "#/components/schemas/Trouble"},
                  "problem": {"type": "string"}
                }
              },
              "Station": {
                "type": "object",
                "required": ["phase", "sensors"],
                "properties": {
                  "phase": {"type": "string", "enum": ["searching", "ready", "recording"]},
                  "sensors": {"type": "array", "items": {"$ref": "#/components/schemas/Sensor"}},
                  "recording": {
                    "type": "object",
                    "required": ["id", "seconds", "isAutomatic"],
                    "properties": {
                      "id": {"type": "string"},
                      "patientCode": {"type": "string"},
                      "seconds": {"type": "number"},
                      "isAutomatic": {"type": "boolean"}
                    }
                  },
                  "lastRecording": {"type": "string"},
                  "trouble": {"$ref": "#/components/schemas/Trouble"},
                  "problem": {"type": "string"},
                  "diskUsedPercent": {"type": "integer", "description": "Per cent of the disk under the recordings; from 80 on, /health has a `warning` too."}
                }
              },
              "RecordingID": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
              "Patient": {
                "type": "object",
                "required": ["id", "code", "created"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "code": {"type": "string", "minLength": 1, "maxLength": 64},
                  "displayName": {"type": "string"},
                  "birthYear": {"type": "integer"},
                  "bodyMass": {"type": "number", "description": "Kilograms."},
                  "height": {"type": "number", "description": "Centimetres."},
                  "affectedSide": {"type": "string", "enum": ["left", "right"]},
                  "notes": {"type": "string"},
                  "created": {"type": "string", "format": "date-time"}
                }
              },
              "Visit": {
                "type": "object",
                "required": ["id", "patientID", "date", "timeZone"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "patientID": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "date": {"type": "string", "format": "date-time"},
                  "timeZone": {"type": "string"},
                  "label": {"type": "string"},
                  "notes": {"type": "string"}
                }
              },
              "Note": {
                "type": "object",
                "required": ["id", "patientID", "text", "created"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "patientID": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "visitID": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "text": {"type": "string"},
                  "authorID": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "created": {"type": "string", "format": "date-time"}
                }
              },
              "Recording": {
                "type": "object",
                "required": ["id", "path", "state", "started", "timeZone", "startedByItself", "devices"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "visitID": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "path": {"type": "string"},
                  "state": {"type": "string", "enum": ["recording", "closed", "recovered", "missing", "altered"]},
                  "sha256": {"type": "string"},
                  "byteCount": {"type": "integer"},
                  "started": {"type": "string", "format": "date-time"},
                  "timeZone": {"type": "string"},
                  "duration": {"type": "number", "description": "Seconds."},
                  "clockSynchronised": {"type": "boolean"},
                  "startedByItself": {"type": "boolean"},
                  "calibration": {"type": "object"},
                  "devices": {"type": "array", "items": {"type": "object"}}
                }
              },
              "Analysis": {
                "type": "object",
                "required": ["id", "recordingID", "softwareName", "softwareVersion", "parameters", "recordingSHA256", "created"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "recordingID": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "softwareName": {"type": "string"},
                  "softwareVersion": {"type": "string"},
                  "parameters": {"type": "string"},
                  "recordingSHA256": {"type": "string"},
                  "created": {"type": "string", "format": "date-time"}
                }
              },
              "Finding": {
                "type": "object",
                "required": ["pattern", "measure", "value", "unit", "limit", "isClear"],
                "properties": {
                  "pattern": {"type": "string"},
                  "side": {"type": "string", "enum": ["left", "right", "both"]},
                  "measure": {"type": "string"},
                  "value": {"type": "number"},
                  "unit": {"type": "string"},
                  "lower": {"type": "number"},
                  "upper": {"type": "number"},
                  "limit": {"type": "number"},
                  "isClear": {"type": "boolean"},
                  "probability": {"type": "number"}
                }
              },
              "PatientWithVisits": {
                "type": "object",
                "required": ["patient", "visits", "recordings", "notes"],
                "properties": {
                  "patient": {"$ref": "#/components/schemas/Patient"},
                  "visits": {"type": "array", "items": {"$ref": "#/components/schemas/Visit"}},
                  "recordings": {"type": "array", "items": {"$ref": "#/components/schemas/Recording"}},
                  "notes": {"type": "array", "items": {"$ref": "#/components/schemas/Note"}}
                }
              },
              "RecordingWithAnalyses": {
                "type": "object",
                "required": ["recording", "analyses", "findings"],
                "properties": {
                  "recording": {"$ref": "#/components/schemas/Recording"},
                  "patient": {"$ref": "#/components/schemas/Patient"},
                  "analyses": {"type": "array", "items": {"$ref": "#/components/schemas/Analysis"}},
                  "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}}
                }
              },
              "User": {
                "type": "object",
                "required": ["id", "name", "role", "isDisabled", "created"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "name": {"type": "string"},
                  "role": {"type": "string", "enum": ["therapist", "admin"]},
                  "isDisabled": {"type": "boolean"},
                  "created": {"type": "string", "format": "date-time"},
                  "language": {"type": "string", "description": "The user's own, en or de; absent for the station's."}
                }
              },
              "Token": {
                "type": "object",
                "required": ["id", "name", "role", "created"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{16}$"},
                  "name": {"type": "string"},
                  "role": {"type": "string", "enum": ["therapist", "admin"]},
                  "created": {"type": "string", "format": "date-time"},
                  "lastUsed": {"type": "string", "format": "date-time"}
                }
              },
              "NewToken": {
                "type": "object",
                "required": ["token", "secret"],
                "properties": {
                  "token": {"$ref": "#/components/schemas/Token"},
                  "secret": {"type": "string", "description": "Shown this once."}
                }
              },
              "Settings": {
                "type": "object",
                "required": [],
                "properties": {
                  "language": {"type": "string", "enum": ["en", "de"]},
                  "autoRecord": {"type": "boolean"},
                  "idleMinutes": {"type": "number", "minimum": 0.1, "maximum": 120}
                }
              },
              "AuditEntry": {
                "type": "object",
                "required": ["number", "at", "actorKind", "action"],
                "properties": {
                  "number": {"type": "integer"},
                  "at": {"type": "string", "format": "date-time"},
                  "actorKind": {"type": "string"},
                  "actorID": {"type": "string"},
                  "actorName": {"type": "string"},
                  "action": {"type": "string"},
                  "subjectKind": {"type": "string"},
                  "subjectID": {"type": "string"},
                  "patientID": {"type": "string"},
                  "address": {"type": "string"},
                  "detail": {"type": "string"}
                }
              },
              "Document": {
                "type": "object",
                "description": "The analysis as `heelstrike analyze --json` writes it; its schema is in Formats."
              }
            },
            "responses": {
              "P400": {
                "description": "The request is not what is described here.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P401": {
                "description": "Nobody is signed in, or the token is not valid.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P403": {
                "description": "Not allowed to who asks, or asked by another page.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P404": {
                "description": "There is no such thing.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P408": {
                "description": "The body did not come in time.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P409": {
                "description": "Not now: something else is in the way.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P413": {
                "description": "More than is taken at once.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P415": {
                "description": "The body is not JSON.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P422": {
                "description": "A value cannot be used.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              },
              "P429": {
                "description": "Too often; wait.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              }
            }
          }
        }

        """#
}
