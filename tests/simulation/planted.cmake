# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the simulator with every planted bug: each must be found within 2,000 histories, or the simulator is blind.
foreach(bug serial-cursor ack-before-commit merge-without-base reused-number dropped-stash double-count resurrect
        two-snapshots mutated-batch client-numbers late-dirty-check dropped-tombstone)
    execute_process(COMMAND ${SIMULATION} --first-seed 1 --seeds 2000 --plant ${bug}
        RESULT_VARIABLE code OUTPUT_VARIABLE text)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${bug} was not found:\n${text}")
    endif()
    string(REGEX MATCH "([0-9]+) histories" found "${text}")
    message(STATUS "${bug}: found in history ${CMAKE_MATCH_1}")
endforeach()
